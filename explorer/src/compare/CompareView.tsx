export function CompareView() { return <p class="empty">…</p>; }
