"""The knowledge in forms that work without this program."""
