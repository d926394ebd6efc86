export function sigmaPicture() {
  return null;
}
