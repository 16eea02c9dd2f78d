// SPDX-License-Identifier: MPL-2.0
// Changes that nobody finds by a hash: whoever makes them makes both lists again, so that every hash fits.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "package/checksums.h"
#include "package/world.h"
#include "support/hash.h"
#include "support/stored_zip.h"

using packaged::Files;
using packaged::World;

namespace {

using Json = nlohmann::ordered_json;

constexpr int rounds = 300;  // of each subject and seed

// The same changes in every run, so that a failure speaks of the code; MUTATION_SEED tries others.
std::vector<unsigned> seeds() {
    const char* wanted = std::getenv("MUTATION_SEED");
    return {20240101U, wanted != nullptr ? static_cast<unsigned>(std::stoul(wanted)) : 20261122U};
}

/// A package's files, and what else lies among them.
struct Package {
    Files files;
    std::vector<package::OtherEntry> others;
};

Package bundle() {
    World world;
    const auto inputs = world.publish_inputs();
    return {packaged::files_of(package::publish(inputs, world.problems).at(1), inputs), {}};
}

Package submission() {
    World world;
    Package made{packaged::files_of(package::submit(world.submission_inputs(), world.problems)), {}};
    made.files.erase("aftale-v1.0.zip");  // it is proved by itself; here the loose files are
    return made;
}

Package publish_folder() {
    World world;
    const auto inputs = world.publish_inputs();
    Package all;
    for (const auto& bundle : package::publish(inputs, world.problems))
        for (const auto& [path, bytes] : packaged::files_of(bundle, inputs)) all.files[bundle.slug + "/" + path] = bytes;
    return all;
}

model::Diagnostics verified(const Package& package) {
    model::Diagnostics problems;
    package::verify(packaged::view(package.files), package.others, "mappe", problems);
    return problems;
}

void list_sums(Files& files) {
    std::vector<std::pair<std::string, std::string>> hashes;
    for (const auto& [path, bytes] : files)
        if (path != "SHA256SUMS" && !path.ends_with(".zip")) hashes.emplace_back(path, support::sha256_hex(bytes));
    files["SHA256SUMS"] = package::checksums(hashes);
}

/// Both lists made again: sizes and hashes of the files that are there.
void list_again(Files& files, Json manifest) {
    for (auto& file : manifest["files"]) {
        if (!file.is_object() || !file.contains("path") || !file["path"].is_string()) continue;
        const auto found = files.find(file["path"].get<std::string>());
        if (found == files.end()) continue;
        if (file.contains("size")) file["size"] = found->second.size();
        if (file.contains("sha256")) file["sha256"] = support::sha256_hex(found->second);
    }
    files["manifest.json"] = manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    list_sums(files);
}

class Forger {
  public:
    explicit Forger(unsigned seed) : random_(seed) {}

    /// Changes one thing and makes the lists again. False when there was nothing to change.
    bool forge(Package& package) {
        Json manifest = Json::parse(package.files.at("manifest.json"));
        const std::string before = package.files.at("manifest.json");
        switch (below(12)) {
            case 0:
                what_ = "value";
                change_value(any_node(manifest, [](const Json& node) { return node.is_primitive(); }));
                break;
            case 1:
                what_ = "drop";
                drop(any_node(manifest, has_members));
                break;
            case 2:
                what_ = "reorder";
                reorder(any_node(manifest, [](const Json& node) { return node.is_structured() && node.size() > 1; }));
                break;
            case 3:
                what_ = "repeat";
                repeat(any_node(manifest, [](const Json& node) { return node.is_array() && !node.empty(); }));
                break;
            case 4:
                what_ = "unknown key";
                any_node(manifest, [](const Json& node) { return node.is_object(); })["ny"] = "nyt";
                break;
            case 5:
                what_ = "detach";
                for (auto& file : manifest["files"]) file.erase("document");
                break;
            case 6:
                what_ = "take out";
                return take_out(package, manifest);
            case 7:
                what_ = "metadata";
                return change_metadata(package, manifest);
            case 8:
                what_ = "unsafe path";
                return add(package, manifest, unsafe());
            case 9:
                what_ = "case";
                return add(package, manifest, "LAES-mig.txt");
            case 10:
                what_ = "add";
                return add(package, manifest, "ny-" + std::to_string(below(99)) + ".pdf");
            default:
                what_ = "entry";
                package.others.push_back({"x", static_cast<package::OtherEntry::Kind>(below(3))});
                return true;
        }
        list_again(package.files, manifest);
        return package.files.at("manifest.json") != before;
    }

    std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }
    const std::string& what() const { return what_; }

  private:
    static bool has_members(const Json& node) { return node.is_structured() && !node.empty(); }

    template <class Wanted>
    Json& any_node(Json& root, Wanted&& wanted) {
        std::vector<Json*> nodes;
        const std::function<void(Json&)> walk = [&](Json& node) {
            if (wanted(node)) nodes.push_back(&node);
            if (node.is_structured())
                for (auto& member : node) walk(member);
        };
        walk(root);
        return nodes.empty() ? root : *nodes[below(nodes.size())];
    }

    void change_value(Json& value) {
        if (value.is_boolean())
            value = !value.get<bool>();
        else if (value.is_number())
            value = value.get<long>() + 1;
        else if (value.is_string())
            value = below(2) == 0 ? value.get<std::string>() + "x" : value.get<std::string>().substr(1);
    }

    void drop(Json& node) {
        if (node.is_array())
            node.erase(below(node.size()));
        else
            node.erase(std::next(node.begin(), static_cast<long>(below(node.size()))).key());
    }

    void reorder(Json& node) {
        const auto first = below(node.size()), other = below(node.size());
        if (node.is_array()) {
            std::swap(node[first], node[other]);
            return;
        }
        Json::object_t& members = node.get_ref<Json::object_t&>();
        Json changed = Json::object();
        std::vector<std::size_t> order(members.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::swap(order[first], order[other]);
        for (const auto at : order) changed[std::next(members.begin(), static_cast<long>(at))->first] =
            std::next(members.begin(), static_cast<long>(at))->second;
        node = changed;
    }

    void repeat(Json& list) {
        if (list.is_array() && !list.empty()) list.push_back(list[below(list.size())]);
    }

    bool take_out(Package& package, Json& manifest) {
        auto& listed = manifest["files"];
        if (!listed.is_array() || listed.empty()) return false;
        const auto at = below(listed.size());
        package.files.erase(listed[at]["path"].get<std::string>());
        listed.erase(at);
        list_again(package.files, manifest);
        return true;
    }

    bool add(Package& package, Json& manifest, const std::string& path) {
        package.files[path] = "nyt";
        if (!manifest["files"].is_array() || manifest["files"].empty()) return true;
        Json file = manifest["files"].back();
        file["path"] = path;
        if (below(2) == 0) manifest["files"].push_back(file);
        list_again(package.files, manifest);
        return true;
    }

    std::string unsafe() {
        static const std::vector<std::string> paths = {"../x",  "/etc/x", "a/../../x", "a//b", "a/./b", "C:x",
                                                       "a\\b", "x\ny",   "x.",        "\xFF", "x ",    "con?"};
        return paths[below(paths.size())];
    }

    /// One file says something else of itself, with a hash that fits.
    bool change_metadata(Package& package, Json& manifest) {
        std::vector<std::string> paths;
        for (const auto& file : manifest["files"])
            if (file.contains("document")) paths.push_back(file["path"]);
        if (paths.empty()) return false;
        const std::string path = paths[below(paths.size())];
        auto said = metadata_of(manifest, path);
        static const std::vector<std::function<void(model::Metadata&)>> changes = {
            [](auto& m) { m.title += "x"; },
            [](auto& m) { m.version = "9.9"; },
            [](auto& m) { m.status_title = "Udkast"; },
            [](auto& m) { m.kind_title = "Referat"; },
            [](auto& m) { m.language = "en"; },
            [](auto& m) { m.subject.clear(); },
            [](auto& m) { m.keywords.pop_back(); },
            [](auto& m) { m.parties.pop_back(); },
            [](auto& m) { std::swap(m.parties[1], m.parties[2]); },
            [](auto& m) { m.effective_date.reset(); },
            [](auto& m) { m.election_period = model::YearPeriod{2018, 2021}; },
            [](auto& m) { m.agreement_period.reset(); },
        };
        changes[below(changes.size())](said);
        package.files[path] = packaged::file_of(path.substr(path.rfind('.') + 1), said);
        list_again(package.files, manifest);
        return true;
    }

    static model::Metadata metadata_of(const Json& manifest, const std::string& path) {
        for (const auto& file : manifest["files"])
            for (const auto& document : manifest["documents"])
                if (file["path"] == path && file.contains("document") && document["id"] == file["document"]) {
                    auto m = packaged::metadata(document["title"], document["kind"]);
                    m.status_title = document["status_title"];
                    return m;
                }
        return {};
    }

    std::mt19937 random_;
    std::string what_;
};

template <class Change>
void all_caught(const char* name, const Package& whole, Change&& change) {
    REQUIRE_FALSE(verified(whole).has_errors());  // the control: unchanged, it is whole
    for (const unsigned seed : seeds()) {
        Forger forger(seed);
        std::map<std::string, int> caught;
        for (int total = 0; total < rounds;) {
            Package changed = whole;
            if (!change(forger, changed)) continue;
            if (changed.files == whole.files && changed.others.empty()) continue;  // one change undid another
            ++total;
            INFO(name << ", seed " << seed << ", change " << total << ": " << forger.what() << "\n"
                      << changed.files["manifest.json"]);
            const bool unnoticed = !verified(changed).has_errors();
            REQUIRE_FALSE(unnoticed);
            ++caught[forger.what()];
        }
        std::cout << name << ": " << rounds << " of " << rounds << " forgeries caught (seed " << seed << ";";
        for (const auto& [what, count] : caught) std::cout << " " << what << " " << count;
        std::cout << ")\n";
    }
}

}  // namespace

TEST_CASE("lists that are made again do not hide a change of a bundle") {
    all_caught("bundle", bundle(), [](Forger& forger, Package& package) { return forger.forge(package); });
}

TEST_CASE("lists that are made again do not hide a change of a submission") {
    all_caught("submission", submission(), [](Forger& forger, Package& package) { return forger.forge(package); });
}

TEST_CASE("two changes do not hide each other") {
    all_caught("bundle, twice", bundle(), [](Forger& forger, Package& package) {
        const bool once = forger.forge(package);
        // A second change needs a manifest that is one.
        const bool readable = Json::accept(package.files.at("manifest.json")) &&
                              Json::parse(package.files.at("manifest.json")).contains("files") &&
                              Json::parse(package.files.at("manifest.json")).contains("documents");
        if (!once || !readable) return once;
        try {
            forger.forge(package);
        } catch (const Json::exception&) {
            // The first change left nothing that the second could be made to.
        }
        return true;
    });
}

TEST_CASE("an archive that is written anew, whole and in the right form, hides no change") {
    const auto archived = [](const Files& files, const std::vector<std::string>& order) {
        std::vector<support::StoredFile> stored;
        for (const auto& path : order)
            if (const auto found = files.find(path); found != files.end()) stored.push_back({path, found->second});
        return support::write_stored_zip(stored).value_or("");
    };
    const auto order_of = [](const Files& files) {
        std::vector<std::string> order;
        const Json manifest = Json::parse(files.at("manifest.json"));
        if (manifest.contains("files") && manifest["files"].is_array())
            for (const auto& file : manifest["files"])
                if (file.is_object() && file.contains("path") && file["path"].is_string()) order.push_back(file["path"]);
        order.insert(order.end(), {"manifest.json", "SHA256SUMS"});
        return order;
    };
    const auto is_whole = [](const std::string& bytes) {
        model::Diagnostics problems;
        package::verify_zip(bytes, "aftale-v1.0.zip", problems);
        return !problems.has_errors();
    };
    const Package whole = submission();
    REQUIRE(is_whole(archived(whole.files, order_of(whole.files))));
    for (const unsigned seed : seeds()) {
        Forger forger(seed);
        for (int total = 0; total < rounds;) {
            Package changed = whole;
            if (!forger.forge(changed) || forger.what() == "entry") continue;
            ++total;
            INFO("archive, seed " << seed << ", change " << total << ": " << forger.what());
            const bool unnoticed = is_whole(archived(changed.files, order_of(changed.files)));
            REQUIRE_FALSE(unnoticed);
        }
    }
}

TEST_CASE("no partner's folder can go, change places or be made up") {
    const Package whole = publish_folder();
    std::vector<std::string> slugs = {"region-nord", "aeroe-kommune", "soeby-kommune", "aa-kommune"};
    const auto moved = [](const Package& package, const std::function<std::string(const std::string&)>& name) {
        Package out;
        for (const auto& [path, bytes] : package.files) {
            const std::string slug = path.substr(0, path.find('/')), to = name(slug);
            if (!to.empty()) out.files[to + path.substr(path.find('/'))] = bytes;
        }
        return out;
    };
    CHECK_FALSE(verified(whole).has_errors());
    for (const auto& slug : slugs) {
        CHECK(verified(moved(whole, [&](const auto& s) { return s == slug ? "" : s; })).has_errors());
        CHECK(verified(moved(whole, [&](const auto& s) { return s == slug ? "x" : s; })).has_errors());
        for (const auto& other : slugs)
            if (slug != other)
                CHECK(verified(moved(whole, [&](const auto& s) { return s == slug ? other : s == other ? slug : s; }))
                          .has_errors());
        Package copied = whole;
        for (const auto& [path, bytes] : whole.files)
            if (path.starts_with(slug + "/")) copied.files["kopi-kommune" + path.substr(slug.size())] = bytes;
        CHECK(verified(copied).has_errors());
        Package emptied = moved(whole, [&](const auto& s) { return s == slug ? "" : s; });
        emptied.others.push_back({slug, package::OtherEntry::Kind::empty_folder});
        CHECK(verified(emptied).has_errors());
        Package bare = whole;
        bare.files.erase(slug + "/manifest.json");
        bare.files.erase(slug + "/SHA256SUMS");
        CHECK(verified(bare).has_errors());
    }
}
