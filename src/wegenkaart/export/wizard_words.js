"use strict";

/* What was looked up, in words: the same words as the program has. */
window.woorden = (function () {
  const K = window.wegenkaart.knowledge;
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const listed = (words, last) => (words.length > 1 ? `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}` : words.join(""));
  const isCold = (found) => found.facts[K.outline.phase] === K.cold.value;
  const level = (id) => K.levels.find((each) => each.id === id);
  const actor = (id) => K.actors[id].name;

  function leadWords(found) {
    const declared = found.grip.declared && level(found.grip.declared);
    if (declared && found.grip.relation === "above" && declared.leads) return `${actor(declared.led_by)}, want ${declared.name} is van kracht`;
    const names = found.leads.map(actor);
    if (names.length > 1) return `nog niet zeker: ${listed(names, "of")}`;
    return nobody(found) || notYet(found, declared) || names[0];
  }

  function nobody(found) {
    const lightest = K.levels[0];
    const none = !found.roads.length && found.grip.at_most === lightest.id && found.leads[0] === lightest.led_by;
    return none ? "nog niemand, want geen van de vier wegen is gekozen" : null;
  }

  /* Who leads while a level has to be declared first, by nobody but who then leads. */
  function notYet(found, declared) {
    const fits = level(found.grip.at_least);
    if (!declared || found.grip.relation !== "below" || !fits.alone || fits.led_by !== found.leads[0]) return null;
    const then = actor(fits.led_by);
    if (declared.leads && declared !== K.levels[0]) return `${actor(declared.led_by)}, want ${declared.name} is van kracht; bij ${fits.name} ${then}`;
    return `${then}, zodra ${fits.name} van kracht is`;
  }

  function rangeWords(grip) {
    const low = level(grip.at_least);
    const high = level(grip.at_most);
    if (low === high) return `${low.name} lijkt passend`;
    return low === K.levels[0] ? `nog niet zeker, mogelijk tot ${high.name}` : `minstens ${low.name}, mogelijk tot ${high.name}`;
  }

  function relationWords(grip) {
    if (grip.declared === null) return null;
    const said = {
      fits: "Dat lijkt te passen.",
      below: "Dat lijkt te laag. Bespreek dit met de crisisadviseur OOV.",
      above: `Dat is hoger dan wat bij deze feiten past. De leiding ligt nu bij ${actor(level(grip.declared).led_by)}.`,
      unknown: "Of dat past, hangt af van wat u nog niet weet.",
    };
    return `Van kracht is nu: ${level(grip.declared).name}. ${said[grip.relation]}`;
  }

  /* What can still change the advice, most decisive first; while people prepare, not who would lead. */
  function openQuestions(found) {
    const passed = isCold(found) ? K.cold.passed : [];
    return found.open.filter((each) => each.changes.some((part) => !passed.includes(part)));
  }

  /* What is said to one who is called. Behind a number without an actor nobody waits for the story. */
  function told(found, call) {
    const caller = `U spreekt met … (uw naam), ${K.actors[call.record.actor].short}.`;
    return K.contacts[call.record.contact].is_actor ? `${caller} ${story(found)}` : caller;
  }

  function story(found) {
    const told = Object.keys(found.facts).map((fact) => {
      const record = K.facts[fact];
      if (record.told) return `${record.told}: ${record.values[found.facts[fact]]}.`;
      return record.row && found.facts[fact] === Object.keys(record.values)[0] ? `${record.row}.` : null;
    });
    const known = told.filter((each) => each !== null);
    const matters = (each) => each.fact !== K.outline.phase && each.changes.some((part) => !K.calls.only_help.includes(part));
    const asked = found.open.filter(matters).slice(0, K.calls.unknown);
    const least = found.grip.at_least === found.grip.at_most ? "" : "minstens ";
    return [
      `Ik bel namens de gemeente ${K.calls.name}.`,
      found.moments.aware === undefined ? "" : `Wij weten dit sinds ${window.klok.spoken(found.moments.aware)}.`,
      ...(known.length ? known : [K.calls.nothing]),
      found.grip.at_least === K.levels[0].id ? "" : `Naar ons idee past ${least}${level(found.grip.at_least).name}.`,
      ...(asked.length ? ["Dit weet ik nog niet:", ...asked.map((each) => K.facts[each.fact].question)] : []),
    ].filter(Boolean).join(" ");
  }

  function due(each, now) {
    const record = each.record;
    if (each.done !== undefined) {
      return `gedaan op ${window.klok.spoken(each.done)}${each.due !== null && each.done > each.due ? ", na de termijn" : ""}`;
    }
    const later = each.overtaken && `al gedaan is: ${K.duties.find((duty) => duty.id === each.overtaken).name}. ${K.still_wanted}`;
    if (each.due === null) return later || term(record, each.starts);
    const said = `${window.klok.spoken(each.due)} (${window.klok.distance(each.due, now)})`;
    if (each.due > now) return `vóór ${said}${later ? `; ${later}` : ""}`;
    return `de termijn is voorbij sinds ${said}, ${later || (each.ofOther ? "vraag of het is gedaan" : "meld nu direct")}`;
  }

  /* Who must do it: ours, another organisation that is hit, or both. */
  function holder(each) {
    if (each.record.holder !== K.levels[0].led_by) return actor(each.record.holder);
    return K.holders.find(([ours, others]) => ours === each.ours && others === each.others)[2];
  }

  function term(record, event) {
    const after = K.duties.find((duty) => duty.id === record.after);
    const starts = {
      kennisname: "nadat de organisatie het wist",
      kennisname_ander: "nadat die organisatie het zelf wist",
      melding: `na de melding die eraan voorafgaat${after ? `: ${after.name}` : ""}`,
    };
    if (record.hours !== null) return `binnen ${record.hours} uur ${starts[event]}`;
    if (record.months !== null) return `binnen ${record.months} maand${record.months > 1 ? "en" : ""} ${starts[event]}`;
    return "zo snel mogelijk; de wet noemt geen vast aantal uren";
  }

  return {
    actor: actor,
    capital: capital,
    due: due,
    holder: holder,
    isCold: isCold,
    leadWords: leadWords,
    level: level,
    listed: listed,
    openQuestions: openQuestions,
    rangeWords: rangeWords,
    relationWords: relationWords,
    told: told,
  };
})();
