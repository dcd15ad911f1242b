"""What programs see and do, by REST: a folder for each page that people have."""
