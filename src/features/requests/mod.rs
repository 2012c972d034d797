//! Equipment requests: what the lab lacks, who wants it, the evidence for it.
