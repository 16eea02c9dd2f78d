// SPDX-License-Identifier: MPL-2.0
// The repository's own agreement, merged.
#include <filesystem>

#include "catch.h"
#include "merge/world.h"
#include "model/walk.h"

namespace {

void load_content(World& world) {
    namespace fs = std::filesystem;
    const fs::path root = fs::path(AFTALE_SOURCE_DIR) / "content";
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file()) continue;
        const auto path = fs::relative(entry.path(), root).generic_string();
        world.file(path, repository_file("content/" + path));
    }
    world.parties("tabeller/parter.csv");
    // Made for the letter by whoever packs what is enclosed.
    world.file("bilag", "nr;titel;version;format;sider\n1;Aftalen;1.0;PDF;40\n");
    world.file("tabeller/pakken.csv", "version;valgperiode;aftaleperiode;parter;kommuner;ikrafttraedelse;godkendte;seneste\n"
                         "1.0;2022–2025;2024–2027;23;22;15. januar 2024;23;5. december 2023\n");
}

}  // namespace

TEST_CASE("every document of the sample merges without a problem and keeps the invariants") {
    namespace fs = std::filesystem;
    for (const auto& entry : fs::directory_iterator(fs::path(AFTALE_SOURCE_DIR) / "content")) {
        if (entry.path().extension() != ".md" || entry.path().filename() == "README.md") continue;
        World world;
        load_content(world);
        const auto path = entry.path().filename().string();
        world.kind(merge::document_kind(world.document(path)));
        const auto assembly = world.merge(path);
        INFO(path);
        std::string found;
        for (const auto& problem : world.problems()) found += problem + "\n";
        CHECK(found == "");
        CHECK(assembly.metadata.title.size() >= 10);
    }
}
