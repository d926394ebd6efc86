// How sigma.js draws nodes and edges here: shapes by type, dashes by certainty, edges side by side.
// Everything is worked out in screen pixels, so that dashes and widths stay the same at every zoom.

export const SHAPES = ["dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star", "box"];

const EDGE_VERTEX = `
attribute vec2 a_start; attribute vec2 a_end; attribute vec4 a_color; attribute vec4 a_id;
attribute float a_width; attribute float a_dash; attribute float a_aside; attribute float a_level;
attribute float a_where; attribute float a_side;
uniform mat3 u_matrix; uniform vec2 u_half; uniform float u_depth; uniform float u_ink;
varying vec4 v_color; varying float v_along; varying float v_across; varying float v_width; varying float v_dash;
void main() {
  vec2 from = (u_matrix * vec3(a_start, 1.0)).xy * u_half;
  vec2 to = (u_matrix * vec3(a_end, 1.0)).xy * u_half;
  float reach = max(length(to - from), 0.001);
  vec2 normal = vec2(from.y - to.y, to.x - from.x) / reach;
  #ifdef PICKING_MODE
  float width = a_width + 6.0;
  v_color = a_id;
  #else
  float width = a_width;
  v_color = a_color;
  #endif
  vec2 point = mix(from, to, a_where) + normal * (a_aside + a_side * (width * 0.5 + 1.0));
  gl_Position = vec4(point / u_half, 0.0, 1.0);
  float shown = clamp(u_depth - a_level + 1.0, 0.0, 1.0);
  if (shown <= 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  v_color.a *= 255.0 / 254.0;
  #ifndef PICKING_MODE
  v_color *= shown * u_ink;
  #endif
  v_along = a_where * reach;
  v_across = a_side * (width * 0.5 + 1.0);
  v_width = width * 0.5;
  v_dash = a_dash;
}`;

const EDGE_FRAGMENT = `
precision mediump float;
varying vec4 v_color; varying float v_along; varying float v_across; varying float v_width; varying float v_dash;
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float on = v_dash > 1.5 ? 2.0 : 9.0;
  float period = v_dash > 1.5 ? 7.0 : 15.0;
  if (v_dash > 0.5 && mod(v_along, period) > on) discard;
  gl_FragColor = v_color * (1.0 - smoothstep(v_width - 0.5, v_width + 0.5, abs(v_across)));
  #endif
}`;

const NODE_VERTEX = `
attribute vec2 a_place; attribute float a_size; attribute vec4 a_color; attribute vec4 a_id; attribute float a_shape;
attribute vec2 a_corner;
uniform mat3 u_matrix; uniform vec2 u_half; uniform float u_ratio;
varying vec4 v_color; varying vec2 v_at; varying float v_shape; varying float v_pixel;
void main() {
  float radius = a_size / u_ratio;
  vec2 centre = (u_matrix * vec3(a_place, 1.0)).xy * u_half;
  gl_Position = vec4((centre + a_corner * radius * 1.5) / u_half, 0.0, 1.0);
  v_at = a_corner * 1.5;
  v_shape = a_shape;
  v_pixel = 1.0 / max(radius, 0.5);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const NODE_FRAGMENT = `
precision mediump float;
varying vec4 v_color; varying vec2 v_at; varying float v_shape; varying float v_pixel;
float polygon(vec2 p, float corners, float turn) {
  float part = 6.2831853 / corners;
  float angle = atan(p.y, p.x) - turn;
  return cos(floor(0.5 + angle / part) * part - angle) * length(p);
}
float star(vec2 p) {
  float part = 6.2831853 / 5.0;
  float angle = abs(mod(atan(p.y, p.x) - 1.5707963 + part * 0.5, part) - part * 0.5);
  return length(p) / mix(1.3, 0.6, angle / (part * 0.5));
}
float reach(vec2 p) {
  if (v_shape < 0.5) return length(p);
  if (v_shape < 1.5) return max(abs(p.x), abs(p.y)) / 0.86;
  if (v_shape < 2.5) return (abs(p.x) + abs(p.y)) / 1.15;
  if (v_shape < 3.5) return polygon(p, 3.0, -1.5707963) / 0.64;
  if (v_shape < 4.5) return polygon(p, 3.0, 1.5707963) / 0.64;
  if (v_shape < 5.5) return polygon(p, 6.0, 0.5235988) / 0.92;
  if (v_shape < 6.5) return star(p);
  return max(abs(p.x) / 1.05, abs(p.y) / 0.72);
}
void main() {
  float outside = smoothstep(1.0 - v_pixel, 1.0 + v_pixel * 0.2, reach(v_at));
  #ifdef PICKING_MODE
  if (outside > 0.5) discard;
  gl_FragColor = v_color;
  #else
  gl_FragColor = v_color * (1.0 - outside);
  #endif
}`;

const BYTES = { size: 4, normalized: true };
const QUAD = [[0, 1], [0, -1], [1, 1], [1, 1], [0, -1], [1, -1]];

/** Return how deep into the graph a zoom looks: 0 over all of it, one more each time it looks twice as near. */
export function depth(ratio) {
  return Math.max(0, -Math.log2(ratio));
}

/** Return sigma's program for edges: the level from which one is seen, width, dash and how far aside in pixels. */
export function edgeProgram(Sigma) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
  const floats = (name, size = 1) => ({ name, size, type: FLOAT });
  return class extends Sigma.rendering.EdgeProgram {
    getDefinition() {
      return {
        VERTICES: 6, VERTEX_SHADER_SOURCE: EDGE_VERTEX, FRAGMENT_SHADER_SOURCE: EDGE_FRAGMENT, METHOD: TRIANGLES,
        UNIFORMS: ["u_matrix", "u_half", "u_depth", "u_ink"],
        ATTRIBUTES: [floats("a_start", 2), floats("a_end", 2), { name: "a_color", type: UNSIGNED_BYTE, ...BYTES },
          { name: "a_id", type: UNSIGNED_BYTE, ...BYTES }, floats("a_width"), floats("a_dash"), floats("a_aside"), floats("a_level")],
        CONSTANT_ATTRIBUTES: [floats("a_where"), floats("a_side")], CONSTANT_DATA: QUAD,
      };
    }

    processVisibleItem(index, start, source, target, data) {
      this.array.set([source.x, source.y, target.x, target.y, Sigma.utils.floatColor(data.color), index,
        data.size, data.dash, data.aside, data.level], start);
    }

    setUniforms({ matrix, width, height, zoomRatio }, { gl, uniformLocations }) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
      gl.uniform2f(uniformLocations.u_half, width / 2, height / 2);
      gl.uniform1f(uniformLocations.u_depth, depth(zoomRatio));
      gl.uniform1f(uniformLocations.u_ink, Math.min(1, 0.4 + 0.35 * depth(zoomRatio)));
    }
  };
}

/** Return sigma's program for nodes: a shape by number. */
export function nodeProgram(Sigma) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
  const floats = (name, size = 1) => ({ name, size, type: FLOAT });
  return class extends Sigma.rendering.NodeProgram {
    getDefinition() {
      return {
        VERTICES: 6, VERTEX_SHADER_SOURCE: NODE_VERTEX, FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT, METHOD: TRIANGLES,
        UNIFORMS: ["u_matrix", "u_half", "u_ratio"],
        ATTRIBUTES: [floats("a_place", 2), floats("a_size"), { name: "a_color", type: UNSIGNED_BYTE, ...BYTES },
          { name: "a_id", type: UNSIGNED_BYTE, ...BYTES }, floats("a_shape")],
        CONSTANT_ATTRIBUTES: [floats("a_corner", 2)], CONSTANT_DATA: QUAD.map(([x, y]) => [x * 2 - 1, y]),
      };
    }

    processVisibleItem(index, start, data) {
      this.array.set([data.x, data.y, data.size, Sigma.utils.floatColor(data.color), index, data.shape], start);
    }

    setUniforms({ matrix, width, height, sizeRatio }, { gl, uniformLocations }) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
      gl.uniform2f(uniformLocations.u_half, width / 2, height / 2);
      gl.uniform1f(uniformLocations.u_ratio, sizeRatio);
    }
  };
}
