Ready-made tasks check and repair the catalog, make chosen indexes anew and pack the database. Before, that was done by hand in the management screens, in one transaction.
