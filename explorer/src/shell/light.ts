/** What lights a fact or thing up in the picture while it is pointed at elsewhere. */
import type { Id } from "../model/types";
import { useExplorer } from "../state/store";

export function useLight(id: Id) {
  const { store } = useExplorer();
  const light = (on: boolean) => {
    if (on) store.set({ lit: id });
    else if (store.get().lit === id) store.set({ lit: null });
  };
  return {
    onPointerEnter: ({ pointerType }: PointerEvent) => pointerType !== "touch" && light(true),
    onPointerLeave: ({ pointerType }: PointerEvent) => pointerType !== "touch" && light(false),
    onFocusIn: (event: FocusEvent) => (event.target as HTMLElement).matches(":focus-visible") && light(true),
    onFocusOut: () => light(false),
  };
}
