"""Two articles on one event: sentences that tell the same fact, and what differs there. No model, every step written down."""

from framing.compare.comparison import Comparison, Rate, Twin, compare, per_thousand
from framing.compare.differences import Difference

__all__ = ["Comparison", "Difference", "Rate", "Twin", "compare", "per_thousand"]
