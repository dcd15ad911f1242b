"""Tasks that call addresses of the web, and one that checks what is answered."""
