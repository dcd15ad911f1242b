A ready-made task writes a table of content into a CSV file, which is kept with the result and mailed. Before, such an export had to be written.
