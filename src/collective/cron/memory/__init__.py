"""What is kept beside the content: states, progress, bookmarks, pause, sites."""
