A ready-made task lists links that lead nowhere, within the site and to other sites, which it calls politely. Before, Plone told of links within the site only, and only when their target was deleted.
