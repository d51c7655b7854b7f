"use strict";

/* Looks rows up in the truth tables of the knowledge. There are no rules here: a table is a set of bits, one for each combination of
   values, numbered as the program numbers them. What is known is such a set too; "possible" and "certain" are one AND away. */
window.wegenkaart = (function () {
  const K = JSON.parse(document.getElementById("kennis").textContent);
  const ZERO = BigInt(0);
  const ONE = BigInt(1);
  const bits = (hex) => BigInt("0x" + hex);

  /* Tables */

  function space(facts) {
    const sizes = facts.map((fact) => Object.keys(K.facts[fact].values).length);
    const all = (ONE << BigInt(sizes.reduce((product, size) => product * size, 1))) - ONE;
    const slices = new Map();
    let stride = 1;
    facts.forEach((fact, i) => {
      const first = ((ONE << BigInt(stride)) - ONE) * (all / ((ONE << BigInt(sizes[i] * stride)) - ONE));
      const pieces = Object.keys(K.facts[fact].values).map((value, place) => [value, first << BigInt(place * stride)]);
      slices.set(fact, { stride: stride, pieces: new Map(pieces) });
      stride *= sizes[i];
    });
    return { all: all, slices: slices };
  }

  const spaces = K.spaces.map(space);
  const setsOf = (record) => new Map(Object.entries(record || {}).map(([name, hex]) => [name, bits(hex)]));
  const tables = K.tables.map((table) => ({ space: table.space, sets: setsOf(table.sets), rules: setsOf(table.rules) }));

  function agreeing(number, facts) {
    let combinations = spaces[number].all;
    spaces[number].slices.forEach((slice, fact) => {
      if (fact in facts) combinations &= slice.pieces.get(facts[fact]);
    });
    return combinations;
  }

  const possibleIn = (sets, left) => Array.from(sets.keys()).filter((name) => (sets.get(name) & left) !== ZERO);
  const possible = (table, facts) => possibleIn(tables[table].sets, agreeing(tables[table].space, facts));

  /* The rules that fit some completion (with this outcome). */
  function rules(table, facts, outcome) {
    const all = agreeing(tables[table].space, facts);
    return possibleIn(tables[table].rules, outcome === undefined ? all : all & tables[table].sets.get(outcome));
  }

  function status(table, facts) {
    const all = agreeing(tables[table].space, facts);
    const left = tables[table].sets.values().next().value & all;
    return left === all ? "certain" : left !== ZERO ? "possible" : null;
  }

  /* The unknown facts for which two completions that differ in that fact alone have different outcomes. */
  function openFacts(table, facts) {
    const all = agreeing(tables[table].space, facts);
    const sets = Array.from(tables[table].sets.values(), (combinations) => combinations & all);
    const found = [];
    spaces[tables[table].space].slices.forEach((slice, fact) => {
      if (!(fact in facts) && sets.some((combinations) => matters(combinations, slice))) found.push(fact);
    });
    return found;
  }

  function matters(combinations, slice) {
    const pieces = Array.from(slice.pieces.values(), (piece, i) => (combinations & piece) >> BigInt(i * slice.stride));
    return pieces.some((piece) => piece !== pieces[0]);
  }

  /* The parts of the advice */

  const LEAD = K.decisions[K.outline.lead];
  const LEVEL = K.decisions[K.outline.level];

  function applying(records, facts) {
    const found = records.map((record) => ({ record: record, status: status(record.table, facts) }));
    return found.filter((each) => each.status !== null);
  }

  const height = (level) => K.levels.findIndex((each) => each.id === level);
  const certainFirst = (found) => found.filter((each) => each.status === "certain").concat(found.filter((each) => each.status !== "certain"));

  function grip(facts) {
    const levels = possible(LEVEL, facts);
    const declared = facts[K.outline.declared] || null;
    return { at_least: levels[levels.length - 1], at_most: levels[0], declared: declared, relation: relation(declared, levels) };
  }

  function relation(declared, levels) {
    if (declared === null) return "unknown";
    const compared = levels.map((level) => Math.sign(height(declared) - height(level)));
    return compared.every((each) => each === compared[0]) ? ["below", "fits", "above"][compared[0] + 1] : "unknown";
  }

  function escalation(facts) {
    const levels = possible(LEVEL, facts);
    const current = facts[K.outline.declared] || (levels.length === 1 ? levels[0] : null);
    const lowest = height(current || levels[levels.length - 1]);
    const place = (level, i) => (level === current ? "now" : i < lowest ? "past" : levels.includes(level) ? "possible" : "next");
    return K.levels.map((level, i) => ({ level: level.id, position: place(level.id, i) }));
  }

  /* Everyone who is called at once, and who leads when somebody calls them at all: each once, what is certain first. */
  function calls(actions, leads) {
    const seen = new Set();
    return certainFirst(actions).filter((each) => {
      const contact = K.contacts[each.record.contact];
      const soon = K.calls.soon.includes(each.record.when) && (each.record.when === K.calls.urgent || leads.includes(each.record.contact));
      if (!contact || !contact.asks || !soon || seen.has(contact.id)) return false;
      return seen.add(contact.id);
    });
  }

  /* Whom to call all the same, while no road applies or it is not certain that anybody is called at once. */
  function inDoubt(phase, roads, called) {
    const certain = (each) => each.status === "certain";
    const unsure = phase === K.cold.warm && !roads.every(certain) && !called.some(certain);
    return phase !== K.cold.value && (unsure || !roads.length) ? K.in_doubt : [];
  }

  function resources(actions, facts) {
    const pointed = new Set(actions.map((each) => K.contacts[each.record.contact]).map((contact) => contact && contact.resource));
    const rank = (each) => [!pointed.has(each.record.id), each.status !== "certain", !each.record.acts];
    const found = applying(K.resources, facts).map((each, i) => ({ each: each, rank: rank(each).map(Number).concat(i) }));
    found.sort((one, other) => one.rank.reduce((before, value, i) => before || value - other.rank[i], 0));
    return found.slice(0, K.max_help).map((each) => each.each);
  }

  /* The rules that give the outcome in some completion; of one rule also those of the decisions beneath that are certain too. */
  function ruleGrounds(decision, facts, outcome) {
    const fitting = rules(K.decisions[decision], facts, outcome);
    if (fitting.length !== 1) return fitting;
    const under = K.rules[fitting[0]].under.filter((name) => possible(K.decisions[name], facts).length === 1);
    return Array.from(new Set(fitting.concat(...under.map((name) => ruleGrounds(name, facts)))));
  }

  function conflicts(found) {
    const said = [found.actions, found.duties, found.responsible].map((part) => part.map((each) => each.record.id));
    const reached = found.escalation.filter((each) => ["now", "possible"].includes(each.position)).map((each) => each.level);
    const used = new Set(reached.concat(found.rules.lead, found.rules.level, ...said));
    return K.conflicts.filter((each) => each.touches.some((id) => used.has(id)));
  }

  /* Questions */

  function questions(facts) {
    const found = K.tables.map(() => null);
    const open = (table) => found[table] || (found[table] = openFacts(table, facts));
    const asked = new Map(Object.keys(K.facts).map((fact) => [fact, { fact: fact, changes: new Set(), weight: 0 }]));
    K.parts.forEach(([part, weight, table]) => open(table).forEach((fact) => count(asked.get(fact), [part], weight)));
    if (!(K.outline.declared in facts)) count(asked.get(K.outline.declared), ["grip", "escalation"], K.weight_declared);
    const still = Array.from(asked.values()).filter((each) => each.changes.size);
    const saving = new Set([].concat(...K.saving.map(open)));
    return mostDecisiveFirst(still, saving, telling(facts, open)).map((each) => ({ fact: each.fact, changes: Array.from(each.changes) }));
  }

  function count(question, parts, weight) {
    parts.forEach((part) => question.changes.add(part));
    question.weight += weight;
  }

  /* First what saves lives, then what tells most about who leads and how far it scales up, then the rest by weight. */
  function mostDecisiveFirst(questions, saving, telling) {
    const byWeight = questions.slice().sort((one, other) => other.weight - one.weight);
    const first = byWeight.filter((each) => saving.has(each.fact));
    const leading = byWeight.filter((each) => telling.has(each.fact) && !saving.has(each.fact));
    leading.sort((one, other) => telling.get(other.fact) - telling.get(one.fact));
    return first.concat(leading, together(byWeight.filter((each) => !saving.has(each.fact) && !telling.has(each.fact))));
  }

  /* Those of one group side by side, at the place of the first of them. */
  function together(questions) {
    const group = (each) => K.groups.find((facts) => facts.includes(each.fact)) || [each.fact];
    const place = (each) => questions.findIndex((other) => group(each).includes(other.fact));
    return questions.map((each) => ({ each: each, place: place(each) })).sort((one, other) => one.place - other.place).map((each) => each.each);
  }

  /* Of each fact that can change who leads or the level: how much likelier two completions come out the same once it is known. */
  function telling(facts, open) {
    const found = new Map();
    [LEAD, LEVEL].forEach((table) => {
      const all = agreeing(tables[table].space, facts);
      const sets = Array.from(tables[table].sets.values(), (combinations) => combinations & all);
      const alike = (part) => sets.reduce((sum, each) => sum + Math.pow(size(each & part), 2), 0) / size(all & part);
      const now = alike(all);
      open(table).forEach((fact) => {
        const pieces = Array.from(spaces[tables[table].space].slices.get(fact).pieces.values());
        const then = pieces.reduce((sum, piece) => sum + alike(piece), 0);
        found.set(fact, (found.get(fact) || 0) + (then - now) / size(all));
      });
    });
    found.forEach((gain, fact) => found.set(fact, Number(gain.toFixed(9))));
    return found;
  }

  /* How many combinations are in a set. */
  function size(combinations) {
    const ones = { 0: 0, 1: 1, 2: 1, 3: 2, 4: 1, 5: 2, 6: 2, 7: 3, 8: 1, 9: 2, a: 2, b: 3, c: 2, d: 3, e: 3, f: 4 };
    return Array.from(combinations.toString(16)).reduce((sum, digit) => sum + ones[digit], 0);
  }

  /* How sure it is that a duty is ours, and that it is one of another organisation, where these roads may apply. */
  function holding(record, roads) {
    if (record.after) return holding(K.duties.find((duty) => duty.id === record.after), roads);
    if (record.starts === "kennisname_ander") return [null, "certain"];
    const others = roads.filter((road) => road.record.id !== record.own_road && record.roads.includes(road.record.id));
    if (!record.own_road || !others.length) return ["certain", null];
    const ours = roads.find((road) => road.record.id === record.own_road);
    if (!ours) return [null, "certain"];
    return [ours.status, others.some((road) => road.status === "certain") ? "certain" : "possible"];
  }

  /* The first of the duties that take this one further, and was done all the same. */
  function laterOne(name, reported) {
    const further = [name];
    for (let left = [name]; left.length; ) {
      const later = K.duties.filter((each) => (left.includes(each.after) || left.includes(each.follows)) && !further.includes(each.id));
      const done = later.find((each) => each.id in reported);
      if (done) return done.id;
      left = later.map((each) => each.id);
      further.push(...left);
    }
    return null;
  }

  function duty(each, moments, roads) {
    const record = each.record;
    const [ours, others] = holding(record, roads);
    const starts = record.starts === "kennisname" && ours === null ? "kennisname_ander" : record.starts;
    const known = { kennisname: moments.aware, kennisname_ander: moments.other };
    const start = record.after ? moments.reported[record.after] : known[starts];
    const due = start === undefined ? null : window.klok.add(start, record.hours, record.months);
    const done = moments.reported[record.id];
    const ofOther = ours === null; /* then that one does it, and the reader only asks */
    const overtaken = done === undefined ? laterOne(record.id, moments.reported) : null;
    const said = { status: each.status, starts: starts, ours: ours, others: others, ofOther: ofOther, overtaken: overtaken };
    return Object.assign(said, { record: record, start: start, due: due, done: done });
  }

  /* A copy that holds nothing but what was put in it: no `constructor`. */
  const own = (record) => Object.assign(Object.create(null), record);

  /* `moments`: aware, other and reported (duty → moment), in milliseconds of UTC; what is not known is left out. */
  function look(given, moments) {
    const facts = own(given);
    const known = Object.assign({}, moments, { reported: own(moments.reported) });
    const leads = possible(LEAD, facts);
    const actions = applying(K.actions, facts);
    const roads = applying(K.roads, facts);
    const byLead = leads.map((actor) => ruleGrounds(K.outline.lead, facts, actor));
    const called = calls(actions, leads);
    const found = {
      facts: facts,
      roads: roads,
      leads: leads,
      grip: grip(facts),
      escalation: escalation(facts),
      actions: actions,
      calls: called,
      duties: applying(K.duties, facts).map((each) => duty(each, known, roads)),
      responsible: applying(K.responsible, facts),
      resources: resources(actions, facts),
      open: questions(facts),
      warnings: applying(K.warnings, facts).filter((each) => each.status === "certain"),
      inDoubt: inDoubt(facts[K.outline.phase], roads, called),
      rules: { lead: [].concat(...byLead), level: ruleGrounds(K.outline.level, facts) },
      moments: known,
    };
    return Object.assign(found, { conflicts: conflicts(found) });
  }

  /* The same with the keys of `wegenkaart advise --json`, so that the two can be held side by side. */
  function advise(facts, moments) {
    const found = look(facts, moments || {});
    const plain = (each) => ({ id: each.record.id, status: each.status });
    return {
      roads: found.roads.map(plain),
      lead: found.leads.map((actor) => ({ actor: actor, status: found.leads.length === 1 ? "certain" : "possible" })),
      grip: found.grip,
      escalation: found.escalation,
      actions: found.actions.map((each, i) => Object.assign(plain(each), { order: i + 1, when: each.record.when })),
      calls: found.calls.map((each, i) => ({ actor: each.record.contact, by: each.record.actor, order: i + 1, status: each.status })),
      duties: found.duties.map((each) =>
        Object.assign(plain(each), {
          own: each.ours,
          other: each.others,
          starts_on: each.starts,
          due_at: each.due === null ? null : window.klok.utc(each.due),
          overtaken_by: each.overtaken,
        })),
      responsible: found.responsible.map((each) => ({ domain: each.record.domain, actor: each.record.actor, status: each.status })),
      resources: found.resources.map(plain),
      open_questions: found.open,
      conflicts: found.conflicts.map((each) => each.id),
      warnings: found.warnings.map(plain),
      in_doubt: found.inDoubt,
    };
  }

  return { advise: advise, knowledge: K, look: look };
})();
