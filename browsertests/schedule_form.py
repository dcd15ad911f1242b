"""A form with the schedule widget: that for adding a task, or for editing one."""

TITLE = "#form-widgets-IBasic-title, #form-widgets-title"


class ScheduleForm:
    def __init__(self, page):
        self.page = page
        self.title = page.locator(TITLE)
        self.preset = page.get_by_label("How often", exact=True)
        self.expression = page.get_by_label("Expression", exact=True)
        self.zone = page.locator("#form-widgets-timezone")
        self.preview = page.locator(".cron-schedule-preview")
        self.runs = self.preview.get_by_role("listitem")
        self.save = page.get_by_role("button", name="Save")

    def open(self, site_url, type="CronTestTask"):
        """Open the form that adds a task of this type."""
        self.page.goto("%s/++add++%s" % (site_url, type))
        return self
