"use strict";
// The packed graph as arrays, and the questions that a view asks of it. Nodes and edges are numbers; an edge holds all
// statements between its two ends, which lie side by side.

KG.makeModel = function (pack) {
  const nodes = pack.nodes;
  const n = nodes.name.length;
  const ends = { a: pack.edges.a, b: pack.edges.b.map((step, e) => step + pack.edges.a[e]) };
  const m = ends.a.length;
  const first = new Int32Array(m + 1);
  for (let e = 0; e < m; e++) first[e + 1] = first[e] + pack.edges.count[e];
  const edgeOf = new Int32Array(first[m]);
  for (let e = 0; e < m; e++) edgeOf.fill(e, first[e], first[e + 1]);

  // Neighbours of node i: edges adjacent[start[i] … start[i + 1])
  const start = new Int32Array(n + 1);
  for (let e = 0; e < m; e++) {
    start[ends.a[e] + 1]++;
    if (ends.a[e] !== ends.b[e]) start[ends.b[e] + 1]++;
  }
  for (let i = 0; i < n; i++) start[i + 1] += start[i];
  const adjacent = new Int32Array(start[n]);
  const at = start.slice(0, n);
  for (let e = 0; e < m; e++) {
    adjacent[at[ends.a[e]]++] = e;
    if (ends.a[e] !== ends.b[e]) adjacent[at[ends.b[e]]++] = e;
  }

  const statements = pack.statements;
  const reported = new Set();
  const firstPiece = offsets(statements.pieces);
  for (let i = 0, fresh = 0; i < statements.passage.length; i++) {
    const number = fresh - statements.passage[i]; // counted back from the next new one
    statements.passage[i] = number;
    if (number === fresh) fresh++;
  }
  // 0 and 1 stand for the date of the first article; from here on every statement has the number of a date.
  for (let s = 0; s < statements.date.length; s++) {
    const code = statements.date[s];
    statements.date[s] = code > 1 ? code - 2 : pack.articles.date[pack.passages.article[statements.passage[firstPiece[s]]]];
    if (code === 1) reported.add(s);
  }
  const observations = pack.observations;
  const firstFigurePiece = offsets(observations.pieces);
  const figuresOf = new Map();
  observations.subject.forEach((subject, o) => {
    if (!figuresOf.has(subject)) figuresOf.set(subject, []);
    figuresOf.get(subject).push(o);
  });

  function offsets(counts) {
    const starts = new Int32Array(counts.length + 1);
    for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i] + counts[i];
    return starts;
  }

  const other = (edge, node) => (ends.a[edge] === node ? ends.b[edge] : ends.a[edge]);
  const model = { pack, n, m, ends, first, edgeOf, start, adjacent, statements, other };
  placeNodes(model, pack.layout);
  model.kind = (i) => pack.kinds[nodes.kind[i]];
  model.name = (i) => nodes.name[i];
  model.aliases = (i) => (nodes.aliases[i] ? nodes.aliases[i].split("\u001f") : []);
  model.names = (i) => [nodes.name[i], ...model.aliases(i)];
  model.degree = (i) => start[i + 1] - start[i];
  model.edges = (i) => adjacent.subarray(start[i], start[i + 1]);
  model.figures = (i) => figuresOf.get(i) || [];

  model.statement = function (s) {
    const edge = edgeOf[s];
    const flipped = statements.flip[s] === 1;
    return {
      subject: flipped ? ends.b[edge] : ends.a[edge],
      object: flipped ? ends.a[edge] : ends.b[edge],
      predicate: pack.predicates[statements.predicate[s]],
      modality: pack.modalities[statements.modality[s]],
      date: pack.dates.text[statements.date[s]],
      reported: reported.has(s) || pack.dates.reported[statements.date[s]] === 1,
      amount: pack.amounts[statements.amount[s]],
      post: pack.posts[statements.post[s]],
      confidence: statements.confidence[s] / 100,
      evidence: range(firstPiece, s).map((p) => piece(statements.passage[p], statements.rule[p])),
    };
  };
  model.observation = function (o) {
    return {
      subject: observations.subject[o],
      indicator: pack.indicators[observations.indicator[o]],
      value: observations.value[o],
      number: observations.number[o],
      unit: observations.unit[o],
      period: observations.period[o],
      growth: observations.growth[o],
      rank: observations.rank[o],
      modality: pack.modalities[observations.modality[o]],
      evidence: range(firstFigurePiece, o).map((p) => piece(observations.passage[p], observations.rule[p])),
    };
  };
  function range(starts, i) {
    return Array.from({ length: starts[i + 1] - starts[i] }, (_, k) => starts[i] + k);
  }
  const passages = pack.passages;
  function piece(passage, rule) {
    const article = passages.article[passage];
    const document = pack.articles.document[article];
    const text = spell(passage);
    return {
      text,
      article: pack.articles.title[article],
      rule: pack.rules[rule],
      document: pack.documents.id[document],
      source: pack.documents.source[document],
      start: passages.start[passage],
      stop: passages.start[passage] + passages.length[passage] + [...text].length,
    };
  }

  // A passage with its names: the k-th end's n-th form stands as the private character E000 + 16 k + n.
  let citedBy = null;
  function spell(passage) {
    const text = passages.text[passage];
    if (text.startsWith("\u0001")) return text.slice(1);
    if (!/[\ue000-\uf8ff]/.test(text)) return text;
    if (!citedBy) {
      citedBy = Array.from({ length: passages.text.length }, () => []);
      for (let s = 0; s < edgeOf.length; s++) {
        for (let p = firstPiece[s]; p < firstPiece[s + 1]; p++) citedBy[statements.passage[p]].push(s);
      }
    }
    const found = new Set();
    for (const s of citedBy[passage]) {
      const [a, b] = [ends.a[edgeOf[s]], ends.b[edgeOf[s]]];
      for (const end of statements.flip[s] ? [b, a] : [a, b]) found.add(end);
    }
    const order = [...found];
    return text.replace(/[\ue000-\uf8ff]/g, (c) => {
      const code = c.charCodeAt(0) - 0xe000;
      return model.names(order[code >> 4])[code & 15];
    });
  }

  // Statements of a node, by edge in the order of the pack.
  model.statementsOf = function (node) {
    const found = [];
    for (const edge of model.edges(node)) for (let s = first[edge]; s < first[edge + 1]; s++) found.push(s);
    return found;
  };

  // What a filter leaves: masks over nodes and edges, and counts.
  model.filter = function (filter) {
    const keepKind = Uint8Array.from(pack.kinds, (k) => (filter.kinds.has(k) ? 1 : 0));
    const keepPredicate = Uint8Array.from(pack.predicates, (p) => (filter.predicates.has(p) ? 1 : 0));
    const keepModality = Uint8Array.from(pack.modalities, (k) => (filter.modalities.has(k) ? 1 : 0));
    const dates = pack.dates;
    const keepDate = Uint8Array.from(dates.text, (_, d) =>
      dates.first[d] < 0 ? (filter.undated ? 1 : 0) : dates.last[d] >= filter.from && dates.first[d] <= filter.to ? 1 : 0
    );
    const edgeOn = new Uint8Array(m);
    const nodeOn = new Uint8Array(n);
    const kinds = nodes.kind;
    let count = 0;
    const { predicate, modality, date } = statements;
    for (let e = 0; e < m; e++) {
      const a = ends.a[e];
      const b = ends.b[e];
      if (!keepKind[kinds[a]] || !keepKind[kinds[b]]) continue;
      let kept = 0;
      for (let s = first[e]; s < first[e + 1]; s++) {
        if (keepPredicate[predicate[s]] && keepModality[modality[s]] && keepDate[date[s]]) kept++;
      }
      if (!kept) continue;
      count += kept;
      edgeOn[e] = 1;
      nodeOn[a] = nodeOn[b] = 1;
    }
    let shown = 0;
    for (let i = 0; i < n; i++) {
      if (!nodeOn[i] && keepKind[kinds[i]] && start[i] === start[i + 1]) nodeOn[i] = 1;
      shown += nodeOn[i];
    }
    const keeps = (s) => keepPredicate[predicate[s]] && keepModality[modality[s]] && keepDate[date[s]];
    return { nodeOn, edgeOn, nodes: shown, statements: count, keeps };
  };

  // Nodes within `hops` steps of `from` over the edges that are on.
  model.neighbourhood = function (from, hops, view) {
    const reached = new Set([from]);
    let front = [from];
    for (let step = 0; step < hops; step++) {
      const next = [];
      for (const node of front) {
        for (const edge of model.edges(node)) {
          const neighbour = other(edge, node);
          if (view.edgeOn[edge] && !reached.has(neighbour)) {
            reached.add(neighbour);
            next.push(neighbour);
          }
        }
      }
      front = next;
    }
    return reached;
  };

  // A shortest path over the edges that are on: {nodes, edges}, or null.
  model.findPath = function (from, to, view) {
    const via = new Int32Array(n).fill(-1);
    const queue = [from];
    const seen = new Uint8Array(n);
    seen[from] = 1;
    for (let head = 0; head < queue.length && !seen[to]; head++) {
      for (const edge of model.edges(queue[head])) {
        const neighbour = other(edge, queue[head]);
        if (!view.edgeOn[edge] || seen[neighbour]) continue;
        seen[neighbour] = 1;
        via[neighbour] = edge;
        queue.push(neighbour);
      }
    }
    if (!seen[to]) return null;
    const path = { nodes: [to], edges: [] };
    for (let node = to; node !== from; ) {
      path.edges.unshift(via[node]);
      node = other(via[node], node);
      path.nodes.unshift(node);
    }
    return path;
  };

  // Entities whose name, alias or pinyin initials hold the term, best first.
  model.search = function (term, limit) {
    const wanted = term.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
    if (!wanted) return [];
    const ascii = /^[\x21-\x7e]+$/.test(wanted);
    const hits = [];
    for (let i = 0; i < n; i++) {
      let best = 9;
      let form = "";
      const name = nodes.name[i];
      const rank = match(name, wanted);
      if (rank < best) [best, form] = [rank, name];
      if (nodes.aliases[i]) {
        for (const alias of model.aliases(i)) {
          const found = match(alias, wanted) + 0.5;
          if (found < best) [best, form] = [found, alias];
        }
      }
      if (ascii && best > 3) {
        for (const candidate of model.names(i)) {
          const rank = matchInitials(candidate, wanted);
          if (rank < best) [best, form] = [rank, candidate];
        }
      }
      if (best < 9) hits.push({ node: i, rank: best, form });
    }
    hits.sort((p, q) => p.rank - q.rank || model.degree(q.node) - model.degree(p.node) || p.node - q.node);
    return hits.slice(0, limit);
  };
  function match(name, wanted) {
    const folded = name.toLowerCase().replace(/\s+/g, "");
    if (folded === wanted) return 0;
    const place = folded.indexOf(wanted);
    return place === 0 ? 1 : place > 0 ? 2 : 9;
  }

  // Pinyin initials: every character may begin with any letter of its readings (重 is c or z).
  const initials = nodes.initials;
  function matchInitials(name, wanted) {
    for (let from = 0; from + wanted.length <= name.length; from++) {
      let k = 0;
      while (k < wanted.length) {
        const c = name[from + k];
        if (!(initials[c] || c.toLowerCase()).includes(wanted[k])) break;
        k++;
      }
      if (k === wanted.length) return from === 0 ? 3 : 4;
    }
    return 9;
  }

  // Nodes by how much is said of them: who is labelled first.
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const weight = new Float32Array(n);
  for (let i = 0; i < n; i++) weight[i] = model.r.length ? model.r[i] : model.degree(i);
  model.order = order.sort((p, q) => weight[q] - weight[p] || p - q);
  return model;
};

// Positions: as they are written, or for large graphs on the sunflowers of their communities. There nodes are in order of
// community and rank, so that a disc and a rank tell where a node is (kg/views/layouts.py says the same).
function placeNodes(model, layout) {
  if (!layout) {
    model.r = [];
    return;
  }
  model.r = Float32Array.from(layout.radius, (r) => r / 10);
  if (layout.x) {
    model.x = Float32Array.from(layout.x);
    model.y = Float32Array.from(layout.y);
    return;
  }
  model.x = new Float32Array(model.n);
  model.y = new Float32Array(model.n);
  const turn = Math.PI * (3 - Math.sqrt(5));
  let i = 0;
  for (let d = 0; d < layout.count.length; d++) {
    for (let rank = 0; rank < layout.count[d]; rank++, i++) {
      const reach = Math.sqrt(rank + 0.3) * layout.spacing;
      model.x[i] = layout.discX[d] + reach * Math.cos(rank * turn);
      model.y[i] = layout.discY[d] + reach * Math.sin(rank * turn);
    }
  }
}
