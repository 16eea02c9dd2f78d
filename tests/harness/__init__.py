# SPDX-License-Identifier: MPL-2.0
"""What the tests that run the finished program share: the program, scratch folders, judges, and the skip rules."""
