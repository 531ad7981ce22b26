"""Words for what was asked of reception, and for moving it."""

KIND = r"(?:booking|appointment|visit|slot|request|call(?:[ -]?back)?)"
IT = rf"(?:it|this|that|(?:my|the|this|that|our|any) (?:\w+ )?{KIND})"
MOVING = r"(?:push\b|(?:mov|chang|shift|re-?sched|post-?pon|pre-?pon)\w*)"
NEVER = r"(?:do ?n['’]?o?t|do not|not|never|no longer|no need to)"
