// SPDX-License-Identifier: MPL-2.0
// Catch2 2 and 3 under one include.
#pragma once

#ifdef AFTALE_CATCH2_V3
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
