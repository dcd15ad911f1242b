Each page of a task and of its results leads to all scheduled tasks, for those who have *View* alone as well. Before,
the way was through Site Setup or the menu.
