"""How dates are written, language by language (FORMAT_MODULE_PATH)."""
