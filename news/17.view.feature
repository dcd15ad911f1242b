A ready-made task, *Call of a view*, calls a view, a script or a method of the site with the rights of the user it runs as; before, that took a *Call of an address* with a password.
