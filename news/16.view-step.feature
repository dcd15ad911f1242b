Sites that are there already get the type *Call of a view* by an upgrade step; types that the site deleted or changed stay so.
