The token with which monitors read of a site is made, replaced and removed in the control panel, and shown once; before,
only by REST. Who did so is in the list of changes.
