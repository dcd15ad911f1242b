A ready-made task lists old working copies (plone.app.iterate), or cancels them. Before, each had to be found and cancelled by hand.
