// SPDX-License-Identifier: MPL-2.0
#ifndef AFTALE_CATCH2_V3
#define CATCH_CONFIG_MAIN
#endif
#include "catch.h"
