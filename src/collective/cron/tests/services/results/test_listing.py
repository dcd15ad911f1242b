"""Results at their own address, for programs."""

from collective.cron.tests.support.faces.rest import RestTestCase


class TestResultsGet(RestTestCase):
    def test_before_the_first_run(self):
        self.add_task()
        answer = self.read_json("/task/--results--")
        self.assertEqual((answer["items"], answer["items_total"]), ([], 0))
        self.read_json("/task/--results--/1", expected=404)

    def test_newest_first_in_pages(self):
        task = self.add_task()
        for minute in (5, 10, 15):
            self.run_due("10:%02d:00" % minute)
        answer = self.read_json("/task/--results--", b_size=2)
        ids = [result["id"] for result in answer["items"]]
        self.assertEqual(ids, task.results_folder().newest(0, 2))
        self.assertEqual(answer["@id"], task.absolute_url() + "/--results--")
        beyond = self.read_json("/task/--results--", b_start=50)
        self.assertEqual((beyond["items"], beyond["items_total"]), ([], 3))
        self.read_json("/task/--results--", expected=400, b_start="-1")

    def test_newer_and_older(self):
        task = self.add_task()
        for minute in (5, 10, 15):
            self.run_due("10:%02d:00" % minute)
        newest, middle, oldest = task.results_folder().newest()
        answer = self.read_json("/task/--results--/" + middle)
        self.assertTrue(answer["newer"].endswith("/--results--/" + newest))
        self.assertTrue(answer["older"].endswith("/--results--/" + oldest))

    def test_odd_addresses(self):
        task = self.add_task()
        self.run_due("10:05:00")
        result_id = task.getLastResult().getId()
        for odd in ("007", "x", "-1", "9" * 50, "%D9%A1", result_id + "/x"):
            self.read_json("/task/--results--/" + odd, expected=404)
        path = "/task/--results--/" + result_id
        self.read_json(path, expected=400, begin=1)

    def test_nothing_can_be_changed(self):
        task = self.add_task()
        self.run_due("10:05:00")
        path = "/task/--results--/" + task.getLastResult().getId()
        for method in ("PATCH", "DELETE", "POST", "PUT"):
            for address in ("/task/--results--", path):
                response = self.call(method, address, json={"title": "x"})
                self.assertIn(response.status_code, (401, 403, 404, 405), method)
        self.assertEqual(len(task.getResults()), 1)
