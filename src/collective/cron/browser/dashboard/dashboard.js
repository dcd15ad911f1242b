/* The list of the dashboard: one box that ticks all, and how many are ticked. */
(function () {
  "use strict";

  var form = document.getElementById("cron-list-form");
  var told = document.getElementById("cron-ticked");
  // Without boxes there is nothing this visitor may do with several tasks.
  if (!form || !told) { return; }

  function boxes() {
    return Array.prototype.slice.call(form.querySelectorAll("input[name='uid:list']"));
  }

  function show() {
    var all = document.getElementById("cron-all"), known = boxes();
    var count = known.filter(function (box) { return box.checked; }).length;
    var words = count ? told.getAttribute("data-words").replace("{count}", count) : "";
    if (all) {
      all.hidden = false;
      all.checked = count > 0 && count === known.length;
      all.indeterminate = count > 0 && count < known.length;
    }
    if (told.textContent !== words) { told.textContent = words; }
  }

  form.addEventListener("change", function (event) {
    if (event.target.id === "cron-all") {
      boxes().forEach(function (box) { box.checked = event.target.checked; });
    }
    show();
  });
  document.addEventListener("cron:refreshed", show);
  show();
}());
