using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using Hybrid.Catalog;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Library;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>What stands in the library, whoever put it there. Only scan and adopt write, and only into the ledger.</summary>
public static class LibraryCommand
{
    public static Command Create(Output output, Option<bool> json) =>
        new(
            "library",
            "Show what stands in the library, whoever put it there: scan, list, show, duplicates, missing, orphans, check, adopt."
        )
        {
            LibraryScanCommand.Create(output, json),
            List(output, json),
            Show(output, json),
            Duplicates(output, json),
            Missing(output, json),
            Orphans(output, json),
            Check(output, json),
            LibraryAdoptCommand.Create(output, json),
        };

    private static Command List(Output output, Option<bool> json)
    {
        Option<TitleKind?> kind = Kind();
        var text = new Option<string?>("--text") { HelpName = "TEXT", Description = "Only titles with this text in their name." };
        var paging = new PagingOptions();
        var command = new Command("list", "List the titles in the library, movies first, by name.") { kind, text };
        paging.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
                TellAsync<LibraryShelf, Page<ShelvedTitle>>(
                    output,
                    parsed.GetValue(json),
                    shelf => shelf.ListAsync(parsed.GetValue(kind), parsed.GetValue(text), paging.Of(parsed), stop),
                    LibraryJson.Default.PageShelvedTitle,
                    LibraryWords.Print,
                    stop
                )
        );
        return command;
    }

    private static Command Show(Output output, Option<bool> json)
    {
        var title = new Argument<string[]>("TITLE")
        {
            Description = "Words of the title, with or without its year in parentheses.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<TitleKind?> kind = Kind();
        var servers = new Option<bool>("--servers")
        {
            Description = "Ask the media servers too: what they have of the title in folders that are none of the library folders.",
        };
        var paging = new PagingOptions();
        var command = new Command("show", "Show a title's files in the library, with their quality and who put them there.")
        {
            title,
            kind,
            servers,
        };
        paging.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
                TellAsync<IServiceProvider, IReadOnlyList<ShelvedTitle>>(
                    output,
                    parsed.GetValue(json),
                    async services =>
                    {
                        IReadOnlyList<ShelvedTitle> shown = await services
                            .GetRequiredService<LibraryShelf>()
                            .ShowAsync(string.Join(' ', parsed.GetValue(title)!), parsed.GetValue(kind), paging.Of(parsed), stop);
                        return parsed.GetValue(servers)
                            ? await services.GetRequiredService<ServerHoldings>().BesideAsync(shown, stop)
                            : shown;
                    },
                    LibraryJson.Default.IReadOnlyListShelvedTitle,
                    LibraryWords.Print,
                    stop
                )
        );
        return command;
    }

    private static Command Duplicates(Output output, Option<bool> json)
    {
        var paging = new PagingOptions();
        var command = new Command(
            "duplicates",
            "List movies (in one edition) and episodes that stand in the library in several files, with the better one. Changes nothing."
        );
        paging.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
                TellAsync<LibraryShelf, Page<ShelvedTwice>>(
                    output,
                    parsed.GetValue(json),
                    shelf => shelf.DuplicatesAsync(paging.Of(parsed), stop),
                    LibraryJson.Default.PageShelvedTwice,
                    LibraryWords.Print,
                    stop
                )
        );
        return command;
    }

    private static Command Missing(Output output, Option<bool> json)
    {
        var title = new Argument<string[]>("TITLE")
        {
            Description = "Words of a series' title. Default: all series.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var specials = new Option<bool>("--specials") { Description = "Specials (season 0) too." };
        var paging = new PagingOptions();
        var command = new Command(
            "missing",
            "List episodes that have aired and are not in the library. Asks TMDb about the series of one page, and the media servers about those with gaps."
        )
        {
            title,
            specials,
        };
        paging.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        string[] words = parsed.GetValue(title) ?? [];
                        Answer<MissingEpisodes> answer = await services
                            .GetRequiredService<MissingSearch>()
                            .FindAsync(
                                words.Length == 0 ? null : string.Join(' ', words),
                                parsed.GetValue(specials),
                                paging.Of(parsed),
                                stop
                            );
                        if (!answer.IsOk)
                        {
                            output.Error(Untrusted.Clean(answer.Fault.Sentence, 500));
                            return ExitCode.Unavailable;
                        }

                        Tell(output, parsed.GetValue(json), answer.Value!, LibraryJson.Default.MissingEpisodes, LibraryWords.Print);
                        return ExitCode.Ok;
                    },
                    stop
                )
        );
        return command;
    }

    private static Command Orphans(Output output, Option<bool> json)
    {
        var kind = new Option<OrphanKind?>("--kind") { HelpName = "KIND", Description = $"Only these: {Format.Values<OrphanKind>()}." };
        var paging = new PagingOptions();
        var command = new Command(
            "orphans",
            "List subtitles without a video, empty folders, folders of two titles, and files whose name and folder disagree. Changes nothing."
        )
        {
            kind,
        };
        paging.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
                TellAsync<LibraryOrphans, Page<LibraryOrphan>>(
                    output,
                    parsed.GetValue(json),
                    orphans => orphans.FindAsync(parsed.GetValue(kind), paging.Of(parsed), stop),
                    LibraryJson.Default.PageLibraryOrphan,
                    LibraryWords.Print,
                    stop
                )
        );
        return command;
    }

    private static Command Check(Output output, Option<bool> json)
    {
        var paging = new PagingOptions();
        var command = new Command(
            "check",
            "Compare the library with what plex-mcp filed: files that are gone, were renamed, or have another size, and titles that a media server shows otherwise or not at all. Changes nothing. Exit code: 0 if all is as it was filed, otherwise 4."
        );
        paging.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        Page<LibraryDifference> found = await services
                            .GetRequiredService<LibraryComparison>()
                            .FindAsync(paging.Of(parsed), stop);
                        Tell(output, parsed.GetValue(json), found, LibraryJson.Default.PageLibraryDifference, LibraryWords.Print);
                        return found.Total == 0 ? ExitCode.Ok : ExitCode.Refused;
                    },
                    stop
                )
        );
        return command;
    }

    private static Option<TitleKind?> Kind() => new("--kind") { HelpName = "KIND", Description = "Only this kind: movie or series." };

    private static Task<int> TellAsync<TPart, T>(
        Output output,
        bool asJson,
        Func<TPart, Task<T>> read,
        JsonTypeInfo<T> type,
        Action<Output, T> print,
        CancellationToken cancellationToken
    )
        where TPart : class =>
        Desk.WithServicesAsync(
            output,
            async services =>
            {
                Tell(output, asJson, await read(services.GetRequiredService<TPart>()), type, print);
                return ExitCode.Ok;
            },
            cancellationToken
        );

    private static void Tell<T>(Output output, bool asJson, T answer, JsonTypeInfo<T> type, Action<Output, T> print)
    {
        if (asJson)
        {
            output.Json(answer, type);
        }
        else
        {
            print(output, answer);
        }
    }
}
