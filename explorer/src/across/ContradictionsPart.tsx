/** What one source asserts and another denies, side by side. */
import { Evidence } from "../details/Evidence";
import { Long } from "../details/Long";
import { CopyOf, toldBy } from "../details/SharedDetails";
import { reportRows, type ReportRow } from "../details/reports";
import { publishedTold } from "../details/words";
import type { SharedItem } from "../model/items";
import { asserts } from "../model/shared";
import { shorten } from "../model/text";
import { ItemLink } from "../shell/ItemLink";
import { useGraph, useVisible } from "../state/store";

export function ContradictionsPart() {
  const graph = useGraph();
  const { shared } = useVisible();
  const found = shared.filter((item) => item.shared.contradicted);
  if (found.length === 0) {
    return (
      <p class="empty">
        {graph.shared.some((item) => item.shared.contradicted)
          ? "The filters leave no contradiction."
          : "No source denies what another asserts. Where one says that something happened and another that it did not, both would stand here side by side. A plan that came to nothing is no contradiction: see Promises."}
      </p>
    );
  }
  return <Long of={found} few={20}>{(item) => <Dispute key={item.id} item={item} />}</Long>;
}

function Dispute({ item }: { item: SharedItem }) {
  const graph = useGraph();
  const rows = reportRows(graph, item);
  return (
    <li class="dispute">
      <ItemLink id={item.id} />
      <p class="meta">{toldBy(item.shared)}</p>
      <div class="sides">
        <Side title="It happened" rows={rows.filter(({ report }) => asserts(report.fact.status))} />
        <Side title="It did not" rows={rows.filter(({ report }) => report.fact.status === "negated")} />
      </div>
    </li>
  );
}

function Side({ title, rows }: { title: string; rows: ReportRow[] }) {
  return (
    <section>
      <h3>{title} <span class="quiet">{rows.length}</span></h3>
      <Long of={rows} few={4}>
        {({ report, article, copy, marks }) => (
          <li key={report.id} class="telling">
            <ItemLink id={report.id} plain />
            <p class="meta">
              {article && (publishedTold(article) ?? "no date")}
              {article?.source !== undefined && <bdi>{shorten(article.source, 60)}</bdi>}
              {marks.slice(0, copy === null ? 1 : 0).map((mark) => <span key={mark} class="tag otherwise"><bdi>{shorten(mark, 90)}</bdi></span>)}
            </p>
            {copy !== null && <CopyOf of={copy.of} later={copy.later} />}
            <Evidence of={report.id} evidence={report.fact.evidence} few={1} dated={false} />
          </li>
        )}
      </Long>
    </section>
  );
}
