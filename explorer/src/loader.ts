/** The first script of the page: unpacks style sheet, data and the page's own script, base64 of gzip in elements that nothing runs. */

async function unpack(id: string): Promise<string> {
  const packed = atob(document.getElementById(id)?.textContent ?? "");
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at++) bytes[at] = packed.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/** Runs only if the page's policy lists the hash of the text. */
function insert(name: "style" | "script", text: string): void {
  const element = document.createElement(name);
  element.textContent = text;
  document.head.append(element);
}

async function load(): Promise<void> {
  const [style, data, script] = await Promise.all(
    ["statecraft-style", "statecraft-data", "statecraft-script"].map(unpack),
  );
  insert("style", style!);
  document.getElementById("statecraft-data")!.textContent = data!;
  insert("script", script!);
}

load().catch((error: unknown) => {
  document.getElementById("explorer")!.textContent =
    `This page could not be opened. It needs a browser of 2023 or later (Chrome, Edge, Firefox 113, Safari 16.4). ${String(error)}`;
});
