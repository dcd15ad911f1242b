A ready-made task makes news items of the new entries of an RSS or Atom feed, never twice of the same. Before, such an import had to be written.
