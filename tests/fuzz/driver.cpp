// SPDX-License-Identifier: MPL-2.0
// usage: fuzz_NAME INPUTS [SEED …]: runs every seed file, then INPUTS mutations of them (or of nothing), always the same.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t longest = 20000;

int run(const std::string& input) {
    return LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

/// What breaks readers: brackets that never close, marks that cross, bytes that are no text.
const std::vector<std::string> tokens = {"{", "}", "[", "]", "(", ")", "|", "`", "```\n", ":::", "::: {.table", "{{", "}}", "{++", "++}",
                                         "{--", "{~~", "~>", "{>>", "<!--", "-->", "[^1]", "\n\n", "    ", "\t", "\"", "'", ";", ":", "- ",
                                         "# ", "*", "_", "\\", "\r\n", std::string(1, '\0'), "\xff", "\xc3", "\xef\xbb\xbf", "@tbl-", "&", ">"};

class Mutations {
  public:
    explicit Mutations(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {
        if (seeds_.empty()) seeds_.emplace_back();
    }

    std::string next() {
        std::string input = piece();
        for (std::size_t edits = 1 + below(8); edits > 0; --edits) edit(input);
        return input;
    }

  private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

    std::string piece() {
        const std::string& seed = seeds_[below(seeds_.size())];
        const std::size_t begin = below(seed.size());
        return seed.substr(begin, 1 + below(std::min(longest, seed.size())));
    }

    void edit(std::string& input) {
        const std::size_t at = below(input.size() + 1);
        switch (below(5)) {
            case 0: input.insert(at, tokens[below(tokens.size())]); break;
            case 1: input.erase(at, 1 + below(40)); break;
            case 2: if (at < input.size()) input[at] = static_cast<char>(below(256)); break;
            case 3: input.insert(at, piece().substr(0, 200)); break;
            default:
                for (std::size_t times = below(60); times > 0; --times) input.insert(at, tokens[below(tokens.size())]);
        }
        if (input.size() > longest) input.resize(longest);
    }

    std::vector<std::string> seeds_;
    std::mt19937 random_{20240101};
};

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> seeds;
    for (int i = 2; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        run(seeds.back());
    }
    Mutations mutations(seeds);
    const int inputs = argc > 1 ? std::atoi(argv[1]) : 0;
    for (int i = 0; i < inputs; ++i) run(mutations.next());
    std::printf("%zu seeds and %d mutations of them were read\n", seeds.size(), inputs);
    return inputs > 0 ? 0 : 1;
}
