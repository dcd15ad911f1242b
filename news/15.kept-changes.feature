How many changes are kept, and for how many days, is a setting of the site. Whoever manages the tasks of a site sees who has an address of the calendar, and can make each of them void.
