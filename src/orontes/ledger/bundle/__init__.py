"""A bundle of evidence: a whole casebook as a BagIt bag (RFC 8493) that another machine checks without Orontes."""

from __future__ import annotations

from orontes.ledger.bundle.checking import bundle_findings, is_bundle
from orontes.ledger.bundle.making import make_bundle

__all__ = ["bundle_findings", "is_bundle", "make_bundle"]
