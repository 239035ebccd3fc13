export function ActorsView() { return <p class="empty">…</p>; }
