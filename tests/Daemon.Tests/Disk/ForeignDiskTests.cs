using System.Diagnostics;
using System.Runtime.Versioning;
using Hybrid.Daemon.Doctor;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Daemon.Disk;

/// <summary>Libraries on real file systems that lack hard links, or a rename that never replaces, or inodes that last.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ForeignDiskTests : IDisposable
{
    private const string Name = "Film (2000) {tmdb-1}/Film (2000) {tmdb-1}.mkv";

    private readonly TemporaryDisk _disk = new();
    private ForeignDisk? _foreign;
    private string _kind = "";

    public static TheoryData<string> All => [.. ForeignDisk.WithoutLinks, .. ForeignDisk.WithLinks];

    public static TheoryData<string> WithoutLinks => [.. ForeignDisk.WithoutLinks];

    public static TheoryData<string> WithLinks => [.. ForeignDisk.WithLinks];

    public void Dispose()
    {
        _foreign?.Dispose();
        _disk.Dispose();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_download_from_another_disk_is_copied_and_can_be_taken_back_after_a_new_mount(string kind)
    {
        PlacementOrder order = Order(kind);

        PlacingResult.Placed placed = Placed(Place(order));

        Assert.Equal((PlacementMethod.Copy, order.Bytes), (placed.Method, placed.BytesCopied));
        AssertPlaced(order);
        _foreign!.WriteBack();
        AssertPlaced(order);
        _foreign.Remount();
        Assert.IsType<RemovalResult.TakenBack>(FileRemover.OfThisSystem().TakeBack(Removal(order, placed)));
        Assert.Empty(Files());
    }

    [Theory]
    [MemberData(nameof(WithLinks))]
    public void A_download_on_the_same_disk_is_linked_and_can_be_taken_back_after_a_new_mount(string kind)
    {
        PlacementOrder order = Order(kind, sameDisk: true);

        PlacingResult.Placed placed = Placed(Place(order));
        Assert.Equal(PlacementMethod.HardLink, placed.Method);
        Assert.Equal(PlacementMethod.HardLink, Placed(Place(order)).Method);

        AssertPlaced(order);
        _foreign!.Remount();
        Assert.IsType<RemovalResult.TakenBack>(FileRemover.OfThisSystem().TakeBack(Removal(order, placed)));
        Assert.Empty(Files());
        Assert.True(File.Exists(Path.Combine(order.SourceRoot, order.RelativePath)));
    }

    [Theory]
    [MemberData(nameof(WithoutLinks))]
    public void A_download_on_the_same_disk_without_links_is_copied(string kind)
    {
        PlacementOrder order = Order(kind, sameDisk: true);

        Assert.Equal(PlacementMethod.Copy, Placed(Place(order)).Method);
        // The ledger did not hear of it: the redo does not take the copy for a link.
        Assert.Equal(PlacementMethod.Copy, Placed(Place(order)).Method);
        AssertPlaced(order);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_file_of_that_name_is_not_touched(string kind)
    {
        foreach (int bytes in new[] { 0, 9 })
        {
            PlacementOrder order = Order(kind);
            Directory.CreateDirectory(order.DestinationFolder);
            File.WriteAllBytes(order.Destination, new byte[bytes]);
            DiskFault? fault = SystemDisk.Instance.Rename(Hidden(order), order.Destination);

            Assert.Equal(DiskFaultKind.Exists, fault?.Kind);
            Assert.IsType<PlacingResult.Conflict>(Place(order));
            Assert.Equal(bytes, new FileInfo(order.Destination).Length);
            File.Delete(Path.Combine(order.DestinationFolder, "hidden"));
            Assert.Single(Files());
            File.Delete(order.Destination);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_replaced_is_kept_whole_and_comes_back_after_a_new_mount(string kind)
    {
        PlacementOrder order = Replacing(Order(kind));

        PlacingResult.Placed placed = Placed(Place(order));

        Assert.True(placed.Replaced);
        _foreign!.WriteBack();
        Assert.Equal(500, new FileInfo(order.RecycleTo!).Length);
        Assert.Equal(order.Bytes, new FileInfo(order.Destination).Length);
        Assert.Equal(2, Files().Count);
        _foreign.Remount();
        Assert.IsType<RemovalResult.TakenBack>(FileRemover.OfThisSystem().TakeBack(Removal(order, placed)));
        _foreign.WriteBack();
        Assert.Equal(500, new FileInfo(order.Destination).Length);
        Assert.Single(Files());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_older_copy_goes_to_the_recycle_folder_and_comes_back_after_a_new_mount(string kind)
    {
        PlacementOrder order = Replacing(Order(kind));
        DiskEntry entry = SystemDisk.Instance.Look(order.Destination)!;
        var old = new ReplacedFile
        {
            FileId = 1,
            From = order.Destination,
            KeptAt = order.RecycleTo!,
            LibraryRoot = order.LibraryRoot,
            Bytes = entry.Bytes,
            Inode = unchecked((long)entry.Inode),
            ModifiedAt = entry.ModifiedAt,
            PlannedAt = DateTimeOffset.UnixEpoch,
        };
        var recycler = FileRecycler.OfThisSystem();
        Assert.IsType<MoveResult.Moved>(recycler.Recycle(old));
        _foreign!.WriteBack();
        Assert.Single(Files());
        _foreign.Remount();

        Assert.IsType<MoveResult.Moved>(recycler.BringBack(old));
        _foreign.WriteBack();
        Assert.Equal(500, new FileInfo(order.Destination).Length);
        Assert.Single(Files());
    }

    [Theory]
    [InlineData("exfat")]
    [InlineData("rclone")]
    [InlineData("rclone writes")]
    [InlineData("mergerfs")]
    public void Cut_short_after_any_call_the_same_order_finishes_it(string kind)
    {
        PlacementOrder first = Order(kind);
        for (int last = 1; ; last++)
        {
            // A folder each: rclone refuses to remove one into which it is still writing back.
            PlacementOrder order = first with
            {
                Destination = Path.Combine(first.LibraryRoot, $"Cut {last}", Path.GetFileName(first.Destination)),
            };
            int calls = 0;
            bool cut = false;
            var journal = new KeptJournal(order) { Written = () => Count(ref calls, last) };
            try
            {
                Place(order, new InterruptedDisk(SystemDisk.Instance, _ => { }, _ => Count(ref calls, last)), journal);
            }
            catch (InvalidTimeZoneException)
            {
                cut = true;
            }

            Assert.False(File.Exists(order.Destination) && new FileInfo(order.Destination).Length != order.Bytes);
            PlacingResult result = Place(order, journal: journal);
            Placed(result);
            AssertPlaced(order);
            if (!cut)
            {
                Assert.True(last > 10);
                return;
            }

            File.Delete(order.Destination);
        }
    }

    [Theory]
    [InlineData("mark")]
    [InlineData("empty claim")]
    [InlineData("begun claim")]
    [InlineData("claim")]
    [InlineData("named")]
    public void Cut_short_within_the_claim_the_same_order_finishes_it_and_leaves_nothing_else(string left)
    {
        PlacementOrder order = Order("exfat");
        KeptJournal journal = WholeButNotNamed(order);
        string mark = Leave(order, left);
        Assert.True(!left.Contains("claim", StringComparison.Ordinal) || SystemDisk.Instance.Look(order.Destination) is null);

        Placed(Place(order, journal: journal));

        AssertPlaced(order);
        Assert.False(File.Exists(mark));
    }

    [Fact]
    public void A_claim_of_an_order_that_nobody_resumes_is_taken_away()
    {
        PlacementOrder order = Order("exfat");
        WholeButNotNamed(order);
        Leave(order, "claim");
        File.Delete(order.PartialPath);
        File.Delete(Path.Combine(order.SourceRoot, order.RelativePath));

        Assert.IsType<PlacingResult.SourceGone>(Place(order));

        Assert.Empty(Files());
    }

    [Fact]
    public void What_another_program_wrote_into_a_claim_stays()
    {
        PlacementOrder order = Order("exfat");
        KeptJournal journal = WholeButNotNamed(order);
        Leave(order, "claim");
        File.WriteAllText(order.Destination, "theirs");

        Assert.IsType<PlacingResult.Conflict>(Place(order, journal: journal));

        Assert.Equal("theirs", File.ReadAllText(order.Destination));
        Assert.Single(Files());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_doctor_finds_that_files_can_be_named_there(string kind)
    {
        PlacementOrder order = Order(kind);

        Assert.All(Doctor(order), f => Assert.Equal(Severity.Ok, f.Severity));

        Assert.Empty(Files());
    }

    [Fact]
    public void Where_no_file_can_be_named_the_doctor_says_so_and_so_does_placing()
    {
        PlacementOrder order = Order(ForeignDisk.Hopeless);

        Assert.All(Doctor(order), f => Assert.Contains("no way to name a file", f.What, StringComparison.Ordinal));
        PlacingResult.Impossible result = Assert.IsType<PlacingResult.Impossible>(Place(order));

        Assert.Contains("no way to name a file", result.Sentence, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    private static IReadOnlyList<Finding> Doctor(PlacementOrder order) =>
        LibraryFindings.Look(
            new HybridSettings
            {
                DataDir = order.LibraryRoot,
                MoviesDirs = [order.LibraryRoot],
                TvDirs = [order.LibraryRoot],
            }
        );

    private KeptJournal WholeButNotNamed(PlacementOrder order)
    {
        var journal = new KeptJournal(order);
        Assert.Throws<InvalidTimeZoneException>(() =>
            Place(
                order,
                new InterruptedDisk(
                    SystemDisk.Instance,
                    call =>
                    {
                        if (call == "rename")
                        {
                            throw new InvalidTimeZoneException();
                        }
                    }
                ),
                journal
            )
        );
        return journal;
    }

    /// <summary>What a kill within <see cref="Claim.Rename"/> leaves.</summary>
    private static string Leave(PlacementOrder order, string what)
    {
        string mark = Claim.MarkOf(order.Destination);
        File.WriteAllBytes(mark, []);
        if (what != "mark")
        {
            string written =
                what == "begun claim" ? "plex"
                : what == "empty claim" ? ""
                : Claim.Line;
            File.WriteAllText(order.Destination, written);
        }

        if (what == "named")
        {
            Assert.Null(Libc.Rename(order.PartialPath, order.Destination));
        }

        return mark;
    }

    private static void Count(ref int calls, int last)
    {
        if (++calls == last)
        {
            // Nothing in the code under test catches this one.
            throw new InvalidTimeZoneException("The process ends here.");
        }
    }

    private static PlacingResult.Placed Placed(PlacingResult result)
    {
        if (result is PlacingResult.Placed placed)
        {
            return placed;
        }

        // With the sentence.
        Assert.Fail(result.ToString());
        return null!;
    }

    private PlacingResult Place(PlacementOrder order, IDisk? disk = null, IPlacingJournal? journal = null)
    {
        var placer = new FilePlacer(disk ?? SystemDisk.Instance) { FlushEvery = TimeSpan.Zero };
        for (long since = Stopwatch.GetTimestamp(); ; )
        {
            PlacingResult result = placer.Place((journal as KeptJournal)?.Order ?? order, journal, CancellationToken.None);
            // Without a cache, rclone continues no copy, makes an empty file some moments after it was closed, and ends a file that is
            // being written if any program starts another one meanwhile: each of its copies of the descriptor flushes when it is closed.
            if (result is not PlacingResult.Waiting || _kind != "rclone" || Stopwatch.GetElapsedTime(since) > Hang.Limit)
            {
                return result;
            }
        }
    }

    private PlacementOrder Order(string kind, bool sameDisk = false)
    {
        if (_foreign is null)
        {
            _kind = kind;
            _foreign = ForeignDisk.Mount(kind, out string why);
            Assert.SkipWhen(_foreign is null, why);
        }

        const int bytes = (2 << 20) + 777;
        string downloads = sameDisk ? Path.Combine(_foreign.Root, "downloads") : _disk.Folder("downloads");
        // What comes through rclone itself gets its time some moments later; a download lies there for longer.
        string inside = sameDisk && _foreign.Behind is { } behind ? Path.Combine(behind, "downloads") : downloads;
        string library = Path.Combine(_foreign.Root, "library");
        Directory.CreateDirectory(inside);
        Directory.CreateDirectory(library);
        string source = Path.Combine(inside, "film.mkv");
        byte[] content = new byte[bytes];
        new Random(7).NextBytes(content);
        File.WriteAllBytes(source, content);
        File.SetLastWriteTimeUtc(source, new DateTime(2020, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(1_234_567));
        if (sameDisk)
        {
            _foreign.Remount();
        }

        DiskEntry entry = SystemDisk.Instance.Look(Path.Combine(downloads, "film.mkv"))!;
        return new PlacementOrder(
            7,
            downloads,
            "film.mkv",
            Path.Combine(library, Name),
            library,
            bytes,
            entry.ModifiedAt,
            PlacementPreference.Auto
        )
        {
            SourceInode = entry.Inode,
        };
    }

    private PlacementOrder Replacing(PlacementOrder order)
    {
        // As its source: the older file has lain there for longer.
        string from = _foreign!.Behind ?? _foreign.Root;
        string old = Path.Combine(from, Path.GetRelativePath(_foreign.Root, order.Destination));
        Directory.CreateDirectory(Path.GetDirectoryName(old)!);
        File.WriteAllBytes(old, new byte[500]);
        _foreign.Remount();
        return order with { RecycleTo = Path.Combine(order.LibraryRoot, RemovalOrder.RecycleFolder, "1", "Film.mkv") };
    }

    private static RemovalOrder Removal(PlacementOrder order, PlacingResult.Placed placed) =>
        new()
        {
            LibraryRoot = order.LibraryRoot,
            Placed = order.Destination,
            Aside = Path.Combine(order.LibraryRoot, RemovalOrder.RecycleFolder, "taken back 7 1", Path.GetFileName(order.Destination)),
            Source = Path.Combine(order.SourceRoot, order.RelativePath),
            SourceModifiedAt = order.SourceModifiedAt,
            IsLink = placed.Method == PlacementMethod.HardLink,
            Bytes = order.Bytes,
            Inode = placed.Entry.Inode,
            ModifiedAt = placed.Entry.ModifiedAt,
            Recycled = placed.Replaced ? order.RecycleTo : null,
            NewFolder = order.DestinationFolder,
        };

    private static string Hidden(PlacementOrder order)
    {
        string hidden = Path.Combine(order.DestinationFolder, "hidden");
        File.WriteAllText(hidden, "hidden");
        return hidden;
    }

    private static void AssertPlaced(PlacementOrder order)
    {
        Assert.Equal(File.ReadAllBytes(Path.Combine(order.SourceRoot, order.RelativePath)), File.ReadAllBytes(order.Destination));
        Assert.Equal([Path.GetFileName(order.Destination)], Directory.GetFiles(order.DestinationFolder).Select(Path.GetFileName));
    }

    /// <summary>Everything in the library, hidden files too.</summary>
    private List<string> Files() =>
        [
            .. Directory.EnumerateFiles(
                Path.Combine(_foreign!.Root, "library"),
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
            ),
        ];
}
