"""What is measured, not tested: machines differ, and so do runs."""
