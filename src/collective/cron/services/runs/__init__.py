"""The runs of all Backends of a site, by REST."""
