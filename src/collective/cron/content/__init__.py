"""What lies in the site: Backend, its results folder, Result, and their only writer."""
