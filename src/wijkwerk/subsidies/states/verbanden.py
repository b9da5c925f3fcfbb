"""Kinds of links this room lays on the thread, from what came first to what came of it."""

GAF_AANLEIDING = "gaf_aanleiding"  # signaal, thema or besluit -> aanvraag
LEIDDE_TOT = "leidde_tot"  # idee of a vote -> aanvraag
