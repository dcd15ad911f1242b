"""The pages that people see: each in a folder with its template, style and script."""
