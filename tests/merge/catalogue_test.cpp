// SPDX-License-Identifier: MPL-2.0
#include <set>

#include "catch.h"
#include "merge/world.h"

TEST_CASE("Danish and English say the same things with the same fields") {
    for (const char* room : {"merge", "check", "document"}) {
        const auto danish = messages_of("da", room);
        const auto english = messages_of("en", room);
        const auto fields = [](const std::string& text) {
            std::set<std::string> names;
            for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
                const auto close = text.find('}', open);
                const std::string name = text.substr(open + 1, close - open - 1);
                if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos) names.insert(name);
            }
            return names;
        };
        for (const auto& [key, text] : danish.all()) {
            INFO(room << ": " << key);
            REQUIRE(english.has(key));
            if (!key.ends_with(".explain")) CHECK(fields(text) == fields(english.text(key)));
        }
        CHECK(danish.all().size() == english.all().size());
    }
}

TEST_CASE("every rule of merging and checking is explained") {
    for (const char* room : {"merge", "check"}) {
        const auto texts = messages_of("da", room);
        for (const auto& [key, text] : texts.all()) {
            const std::string rule = key.substr(0, key.find('.'));
            INFO(key);
            CHECK(texts.has(rule + ".explain"));
            CHECK(texts.has(rule + ".source"));
            if (key.ends_with(".hint")) CHECK(texts.has(key.substr(0, key.size() - 5)));
        }
    }
}
