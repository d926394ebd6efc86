"""The commands of ``kg``: one file each, named in the table of :mod:`kg.cli` and loaded when used."""
