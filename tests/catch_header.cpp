// SPDX-License-Identifier: MPL-2.0
// The source whose compilation makes the shared precompiled header.
#include "catch.h"
