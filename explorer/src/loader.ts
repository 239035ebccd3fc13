/** The first script of the page: unpacks style sheet, data and the page's own script. */
import { insert, unpackedText } from "./packed";

async function load(): Promise<void> {
  const [style, data, script] = await Promise.all(["style", "data", "script"].map(unpackedText));
  insert("style", style!);
  document.getElementById("statecraft-data")!.textContent = data!;
  insert("script", script!);
}

load().catch((error: unknown) => {
  document.getElementById("explorer")!.textContent =
    `This page could not be opened. It needs a browser of 2023 or later (Chrome, Edge, Firefox 113, Safari 16.4). ${String(error)}`;
});
