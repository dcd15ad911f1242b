"""The field for a schedule in a form, with its presets, builder and preview."""
