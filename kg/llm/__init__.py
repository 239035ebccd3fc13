"""Readers that ask a language model of one's own, and believe nothing that words of the article do not prove.

Here live what is asked (``prompt``), of whom (``settings``, ``client``), what was answered before (``cache``,
``parsing``), where quotes stand (``grounding``), what becomes of notes (``things``, ``facts``, ``component``), and how
it goes together with what our own reader finds (``together``, ``readers``). Nothing here is imported before somebody
names a server.
"""

from kg.llm.account import Account, Refusal
from kg.llm.settings import KEY, LlmSettings, llm_settings

__all__ = ["KEY", "Account", "LlmSettings", "Refusal", "llm_settings"]
