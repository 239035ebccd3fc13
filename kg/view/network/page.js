"use strict";
// Everything that comes from the graph reaches the page as text (textContent, canvas), never as HTML.
(() => {
  const at = (id) => document.getElementById(id);
  const narrow = matchMedia("(max-width: 760px)").matches;
  at("types").open = !narrow;
  const nodes = new vis.DataSet(DATA.nodes);
  const edges = new vis.DataSet(DATA.edges);
  const network = new vis.Network(at("picture"), {nodes, edges}, DATA.options);
  window.network = network; // for the console, as in any page of pyvis
  const ofNode = new Map(DATA.nodes.map((node) => [node.id, []]));
  for (const edge of DATA.edges) {
    ofNode.get(edge.from).push(edge);
    if (edge.to !== edge.from) ofNode.get(edge.to).push(edge);
  }
  const READABLE = 0.55;
  const off = {type: new Set(), status: new Set()};
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const moving = still ? false : {duration: 250};
  let touched = false;

  const fit = () => network.fit({animation: false, maxZoomLevel: 1.4});
  // On a phone the whole would be too small to read: start at the node with the most links.
  function start() {
    fit();
    if (!narrow || !DATA.nodes.length || network.getScale() >= READABLE) return;
    const hub = DATA.nodes.reduce((best, node) => ofNode.get(node.id).length > ofNode.get(best.id).length ? node : best);
    network.moveTo({position: {x: hub.x, y: hub.y}, scale: READABLE, animation: false});
  }
  const named = () => at("names").checked;

  // Colours of what stands on the page's own ground: light or dark, as the reader's system is.
  const dim = matchMedia("(prefers-color-scheme: dark)");
  const ink = () => dim.matches
    ? {ink: "#e9edf2", ground: "#11151a", quiet: "#a7b1bd", line: "#6d7988", pale: "rgba(233,237,242,0.2)"}
    : {ink: "#1b1f24", ground: "#ffffff", quiet: "#5b6470", line: "#8a94a0", pale: "rgba(27,31,36,0.18)"};
  const LINE = "#8a94a0";
  const onGround = (node) => node.font.strokeColor !== undefined;

  // The chosen node and its neighbours stand out; the rest is paler.
  function emphasize(id) {
    const near = new Set(id === null ? [] : [id]);
    const links = new Set();
    if (id !== null) for (const edge of ofNode.get(id)) { near.add(edge.from).add(edge.to); links.add(edge.id); }
    const look = ink();
    nodes.update(DATA.nodes.map((node) => {
      const clear = id === null || near.has(node.id);
      const font = onGround(node) ? {...node.font, color: look.ink, strokeColor: look.ground} : {...node.font};
      if (!clear) font.color = look.pale;
      return {id: node.id, opacity: clear ? 1 : 0.15, font};
    }));
    edges.update(DATA.edges.map((edge) => {
      const clear = id === null || links.has(edge.id);
      const size = links.has(edge.id) ? 11 : clear && named() ? edge.font.size : 0;
      const color = edge.color.color === LINE ? look.line : edge.color.color;
      return {id: edge.id, label: size ? edge.label : " ",
        color: {...edge.color, color, highlight: look.ink, hover: look.ink, opacity: clear ? 1 : 0.12},
        font: {...edge.font, size: size || 1, color: look.quiet, strokeColor: look.ground}};
    }));
  }

  function line(edge, id) {
    const out = edge.from === id;
    const other = nodes.get(out ? edge.to : edge.from);
    const item = document.createElement("li");
    const button = document.createElement("button");
    const name = document.createElement("i");
    name.textContent = out ? `${edge.name} → ` : ` → ${edge.name}`;
    const words = other.name;
    button.type = "button";
    button.append(...(out ? [name, words] : [words, name]));
    button.addEventListener("click", () => choose(other.id, true));
    item.append(button);
    return item;
  }

  function choose(id, centre) {
    const about = at("about");
    about.replaceChildren();
    if (id !== null) touched = true;
    at("panel").hidden = id === null;
    network.redraw(); // the panel takes room from the picture: measure it anew before anything is centred
    emphasize(id);
    if (id === null) return network.unselectAll();
    const node = nodes.get(id);
    const [head, ...rest] = node.title.split("\n");
    const title = document.createElement("h2");
    title.textContent = head;
    about.append(title);
    for (const text of rest) {
      const paragraph = document.createElement("p");
      paragraph.textContent = text;
      about.append(paragraph);
    }
    const list = document.createElement("ul");
    for (const edge of ofNode.get(id)) list.append(line(edge, id));
    about.append(list);
    network.selectNodes([id]);
    if (centre) network.focus(id, {scale: Math.max(network.getScale(), 0.9), animation: moving});
  }

  function filter() {
    const hidden = new Map(DATA.nodes.map((node) => [node.id, off.type.has(node.type) || off.status.has(node.status)]));
    nodes.update(DATA.nodes.map((node) => ({id: node.id, hidden: hidden.get(node.id)})));
    edges.update(DATA.edges.map((edge) => ({id: edge.id, hidden: hidden.get(edge.from) || hidden.get(edge.to)})));
  }

  function search() {
    const words = at("search").value.trim().toLowerCase();
    const hits = words ? DATA.nodes.filter((node) => `${node.name}\n${node.title}`.toLowerCase().includes(words)) : [];
    const rank = (node) => {
      const name = node.name.toLowerCase();
      return (name.startsWith(words) ? 0 : name.includes(words) ? 2 : 4) + (node.type === "Event" || node.type === "Claim");
    };
    hits.sort((a, b) => rank(a) - rank(b));
    at("found").textContent = words ? (hits.length ? `${hits.length} found, at “${hits[0].name}”` : "nothing found") : "";
    choose(hits.length ? hits[0].id : null, true);
  }

  for (const box of document.querySelectorAll("[data-type], [data-status]")) {
    const kind = box.dataset.type === undefined ? "status" : "type";
    box.addEventListener("change", () => { off[kind][box.checked ? "delete" : "add"](box.dataset[kind]); filter(); });
  }
  const chosen = () => network.getSelectedNodes()[0] ?? null;
  const zoom = (factor) => network.moveTo({scale: network.getScale() * factor, animation: moving});
  network.on("click", (event) => choose(event.nodes.length ? event.nodes[0] : null, false));
  at("names").addEventListener("change", () => emphasize(chosen()));
  at("search").addEventListener("search", search);
  at("search").addEventListener("change", search);
  at("close").addEventListener("click", () => choose(null, false));
  at("closer").addEventListener("click", () => zoom(1.3));
  at("farther").addEventListener("click", () => zoom(1 / 1.3));
  at("whole").addEventListener("click", fit);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null, false);
    if (event.key === "/" && document.activeElement !== at("search")) { event.preventDefault(); at("search").focus(); }
  });
  for (const kind of ["zoom", "dragStart", "click"]) network.on(kind, () => { touched = true; });
  network.on("resize", () => { if (!touched) start(); });
  // vis-network draws the names of links below the nodes, whose boxes then cover them. They are drawn last instead:
  // where they cover no node and no other name, and those of the chosen node in any case.
  const BELOW = 10; // the name below a symbol reaches beyond the box that vis-network tells
  const PARTS = [0.5, 0.4, 0.6, 0.3, 0.7];
  const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  function drawNames(context) {
    const taken = DATA.nodes.filter((node) => !nodes.get(node.id).hidden).map((node) => {
      const box = network.getBoundingBox(node.id);
      return onGround(node) ? {...box, bottom: box.bottom + BELOW} : box;
    });
    const look = ink();
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const {id} of DATA.edges) {
      const edge = network.body.edges[id];
      const {label, font, hidden} = edges.get(id);
      if (!edge.connected || hidden || label === " " || font.size < 2) continue;
      context.font = `${font.size}px ${font.face}`;
      const half = context.measureText(label).width / 2 + 2;
      const high = font.size * 0.6;
      const via = edge.edgeType.getViaNode();
      const boxes = PARTS.map((part) => edge.edgeType.getPoint(part, via)).map(({x, y}) => ({x, y, left: x - half, right: x + half, top: y - high, bottom: y + high}));
      const box = boxes.find((each) => !taken.some((other) => meet(each, other))) ?? (edge.selected ? boxes[0] : undefined);
      if (box === undefined) continue;
      taken.push(box);
      context.lineWidth = 3;
      context.strokeStyle = look.ground;
      context.strokeText(label, box.x, box.y);
      context.fillStyle = font.color;
      context.fillText(label, box.x, box.y);
    }
  }
  const [anyEdge] = Object.values(network.body.edges);
  if (anyEdge !== undefined) {
    Object.getPrototypeOf(anyEdge).drawLabel = () => {};
    network.on("afterDrawing", drawNames);
  }
  emphasize(null);
  dim.addEventListener("change", () => emphasize(chosen()));
  // Only what was drawn once has a size, so the first view is set after the first drawing.
  network.once("afterDrawing", start);
})();
