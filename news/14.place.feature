The list of tasks tells in which folder each is and which tags it has, and can be narrowed to those, with
``@cron?place=…&tag=…`` too; all filters are in the address. Before, tasks of one title could not be told apart.
