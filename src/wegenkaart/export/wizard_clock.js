"use strict";

/* Moments are milliseconds of UTC. Hours are added in UTC; days are read and shown in Amsterdam, as the law counts them.
   A browser that does not know that time zone uses the time of this laptop, and the page says so. */
window.klok = (function () {
  const ZONE = "Europe/Amsterdam";
  const DAYS = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];
  const MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
  const HOUR = 3600000;
  const DAY = 24 * HOUR;
  const zone = inZone();

  function inZone() {
    try {
      const part = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" };
      const format = new Intl.DateTimeFormat("en-US", Object.assign({ timeZone: ZONE, hourCycle: "h23" }, part));
      return format.formatToParts ? format : null;
    } catch (error) {
      return null;
    }
  }

  /* The clock on the wall at a moment, as if it were UTC. */
  function wall(moment) {
    if (zone === null) return moment - new Date(moment).getTimezoneOffset() * 60000;
    const said = {};
    zone.formatToParts(new Date(moment)).forEach((part) => (said[part.type] = Number(part.value)));
    return Date.UTC(said.year, said.month - 1, said.day, said.hour % 24, said.minute, said.second) + (moment % 1000);
  }

  /* The moments at which the clock on the wall shows this: mostly one; none or two when the clock is changed. */
  function moments(shown) {
    const offsets = [shown - DAY, shown + DAY].map((near) => wall(near) - near);
    const found = Array.from(new Set(offsets), (offset) => shown - offset).filter((moment) => wall(moment) === shown);
    return found.sort((one, other) => one - other);
  }

  function add(start, hours, months) {
    if (hours !== null) return start + hours * HOUR;
    return months === null ? null : addMonths(start, months);
  }

  /* The same day and time on the wall some months later; the last day of the month when that day does not exist. */
  function addMonths(start, months) {
    const at = new Date(wall(start));
    const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0)).getUTCDate();
    const day = Math.min(at.getUTCDate(), last);
    const shown = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, day) + (wall(start) % DAY);
    const found = moments(shown);
    return found.length ? found[0] : shown - (wall(shown - DAY) - (shown - DAY));
  }

  /* What stands in a field for a date and time: the moment, or what is wrong with it, and a remark. */
  function read(text, now) {
    if (text.trim() === "") return {};
    const found = /^\s*(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)/.exec(text);
    if (found === null) return { wrong: "Dit is geen tijdstip. Schrijf het als 2026-11-23T02:40." };
    const [year, month, day, hour, minute] = found.slice(1).map(Number);
    if (year < 2000 || year > 2099) return { wrong: "Dit jaar kan niet kloppen." };
    const possible = moments(Date.UTC(year, month - 1, day, hour, minute));
    if (!possible.length) return { wrong: "Dit tijdstip bestaat niet, want de klok ging een uur vooruit. Kies een ander tijdstip." };
    if (possible[0] > now) return { wrong: "Dit tijdstip is nog niet geweest." };
    const remark = possible.length > 1 ? "Dit uur komt twee keer voor. Hier telt het eerste: zomertijd." : "";
    return { moment: possible[0], remark: remark };
  }

  const two = (number) => String(number).padStart(2, "0");

  function spoken(moment) {
    const at = new Date(wall(moment));
    const day = `${DAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
    return `${day}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  }

  function spokenDate(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    return `${day} ${MONTHS[month - 1]} ${year}`;
  }

  function counted(count, one, many) {
    return count ? [`${count} ${count === 1 ? one : many}`] : [];
  }

  function distance(moment, now) {
    const minutes = Math.round(Math.abs(moment - now) / 60000);
    if (!minutes) return "nu";
    const hours = Math.floor(minutes / 60);
    const parts =
      minutes < 48 * 60
        ? counted(hours, "uur", "uur").concat(counted(minutes % 60, "minuut", "minuten"))
        : counted(Math.floor(hours / 24), "dag", "dagen").concat(counted(hours % 24, "uur", "uur"));
    return moment > now ? `over ${parts.join(" en ")}` : `${parts.join(" en ")} geleden`;
  }

  return {
    add: add,
    day: (moment) => new Date(wall(moment)).toISOString().slice(0, 10),
    distance: distance,
    hasZone: zone !== null,
    read: read,
    spoken: spoken,
    spokenDate: spokenDate,
    utc: (moment) => new Date(moment).toISOString().replace(".000Z", "Z"),
  };
})();
