using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

public sealed class FilePlacerTests : IDisposable
{
    private const string Film = "Film (2000) {tmdb-1}/Film (2000) {tmdb-1}.mkv";
    private static readonly string Long = new('x', 255 - ".mkv".Length);
    private readonly TemporaryDisk _disk = new();
    private readonly FilePlacer _placer = new(SystemDisk.Instance) { FlushEvery = TimeSpan.Zero };

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void On_one_file_system_the_library_gets_a_second_name_for_the_same_file()
    {
        PlacementOrder order = Order();

        (PlacementMethod Method, string? Note, long BytesCopied) placed = Placed(order);

        Assert.Equal((PlacementMethod.HardLink, null, 0), placed);
        Assert.True(Look(order.Destination).IsSameFileAs(Look(Source(order))));
        Assert.Equal([Film], _disk.Files("library"));
    }

    [Fact]
    public void Across_file_systems_it_is_copied_with_its_time_and_without_its_right_to_run()
    {
        using OtherDevice other = new();
        PlacementOrder order = Order(library: other.Root, bytes: 3_500_000, mode: UnixFileMode.UserRead | UnixFileMode.UserExecute);
        List<long> progress = [];

        PlacingResult result = _placer.Place(order, new Told(progress), CancellationToken.None);

        PlacingResult.Placed placed = Assert.IsType<PlacingResult.Placed>(result);
        Assert.Equal(PlacementMethod.Copy, placed.Method);
        Assert.Equal(order.Bytes, placed.BytesCopied);
        Assert.Contains("different file systems", placed.Note, StringComparison.Ordinal);
        AssertWhole(order);
        Assert.Equal(order.SourceModifiedAt, Look(order.Destination).ModifiedAt);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Look(order.Destination).Mode);
        Assert.Equal([1 << 20, 2 << 20, 3 << 20, order.Bytes], progress);
        Assert.Equal([Path.GetFileName(order.Destination)], Names(order.DestinationFolder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    public void A_copy_is_whole_whatever_its_size(int bytes)
    {
        PlacementOrder order = Order(bytes: bytes) with { Preference = PlacementPreference.Copy };

        PlacingResult.Placed placed = Assert.IsType<PlacingResult.Placed>(_placer.Place(order, journal: null, CancellationToken.None));
        Assert.Equal((PlacementMethod.Copy, null, bytes), (placed.Method, placed.Note, placed.BytesCopied));
        Assert.Equal(HashOf(order.Destination), placed.ContentHash);
        AssertWhole(order);
        Assert.False(Look(order.Destination).IsSameFileAs(Look(Source(order))));
    }

    [Fact]
    public void A_file_system_that_can_clone_is_used_for_it_where_a_link_is_not_wanted()
    {
        using var btrfs = MountedDisk.Btrfs();
        string downloads = Directory.CreateDirectory(Path.Combine(btrfs.Root, "downloads")).FullName;
        string library = Directory.CreateDirectory(Path.Combine(btrfs.Root, "library")).FullName;
        string file = Path.Combine(downloads, "film.mkv");
        File.WriteAllBytes(file, new byte[1_000_000]);
        PlacementOrder order = Order(library: library) with
        {
            SourceRoot = downloads,
            RelativePath = "film.mkv",
            Bytes = 1_000_000,
            SourceModifiedAt = Look(file).ModifiedAt,
            Preference = PlacementPreference.Clone,
        };

        Assert.Equal((PlacementMethod.Clone, null, 0), Placed(order));
        AssertWhole(order);
    }

    [Fact]
    public void A_method_that_was_asked_for_and_is_not_possible_is_said_with_the_setting()
    {
        using OtherDevice other = new();
        foreach (PlacementPreference preference in new[] { PlacementPreference.Hardlink, PlacementPreference.Clone })
        {
            PlacementOrder order = Order(library: other.Root) with { Preference = preference };

            string sentence = Assert.IsType<PlacingResult.Impossible>(Place(order)).Sentence;

            Assert.Contains($"PLACEMENT={preference.ToString().ToLowerInvariant()}", sentence, StringComparison.Ordinal);
            Assert.Contains("different file systems", sentence, StringComparison.Ordinal);
            Assert.Empty(Names(order.DestinationFolder));
        }
    }

    [Theory]
    [InlineData(PlacementPreference.Auto)]
    [InlineData(PlacementPreference.Copy)]
    public void What_bears_the_name_already_is_never_touched(PlacementPreference preference)
    {
        PlacementOrder order = Order() with { Preference = preference };
        _disk.File("library/" + Film, 100);
        byte[] before = File.ReadAllBytes(order.Destination);

        Assert.Contains("already exists", Assert.IsType<PlacingResult.Conflict>(Place(order)).Sentence, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(order.Destination));
        Assert.Equal([Film], _disk.Files("library"));
    }

    [Fact]
    public void Of_the_same_size_and_time_but_with_one_other_byte_it_is_not_ours()
    {
        PlacementOrder order = Order(bytes: 3_000_000);
        byte[] other = File.ReadAllBytes(Source(order));
        other[^1] ^= 1;
        Directory.CreateDirectory(order.DestinationFolder);
        File.WriteAllBytes(order.Destination, other);
        File.SetLastWriteTimeUtc(order.Destination, order.SourceModifiedAt.UtcDateTime);

        Assert.IsType<PlacingResult.Conflict>(Place(order));
        Assert.Equal(other, File.ReadAllBytes(order.Destination));
    }

    [Fact]
    public void A_folder_or_a_link_under_the_final_name_is_a_conflict()
    {
        PlacementOrder order = Order();
        Directory.CreateDirectory(order.Destination);
        Assert.IsType<PlacingResult.Conflict>(Place(order));

        Directory.Delete(order.Destination);
        File.CreateSymbolicLink(order.Destination, "/nowhere");
        Assert.IsType<PlacingResult.Conflict>(Place(order));
        Assert.Equal("/nowhere", new FileInfo(order.Destination).LinkTarget);
    }

    [Theory]
    [InlineData(PlacementPreference.Hardlink, "link")]
    [InlineData(PlacementPreference.Copy, "rename")]
    public void A_file_that_another_program_makes_in_the_last_moment_stays(PlacementPreference preference, string moment)
    {
        PlacementOrder order = Order() with { Preference = preference };
        FilePlacer placer = new(
            new InterruptedDisk(
                RealDisk(),
                before: call =>
                {
                    if (call == moment)
                    {
                        File.WriteAllText(order.Destination, "mine");
                    }
                }
            )
        );

        Assert.IsType<PlacingResult.Conflict>(placer.Place(order, null, CancellationToken.None));
        Assert.Equal("mine", File.ReadAllText(order.Destination));
        Assert.Equal([Film], _disk.Files("library"));
    }

    [Fact]
    public void A_file_where_a_folder_must_be_is_a_conflict()
    {
        PlacementOrder order = Order();
        _disk.File("library/" + Path.GetDirectoryName(Film), 1);

        Assert.Contains("is not a folder", Assert.IsType<PlacingResult.Conflict>(Place(order)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_in_a_download_is_not_followed()
    {
        string secret = _disk.File("secret/film.mkv");
        PlacementOrder order = Order();
        File.Delete(Source(order));
        File.CreateSymbolicLink(Source(order), secret);

        Assert.Contains("link", Assert.IsType<PlacingResult.SourceGone>(Place(order)).Sentence, StringComparison.Ordinal);

        Directory.Delete(_disk.At("downloads", "torrent"), recursive: true);
        Directory.CreateSymbolicLink(_disk.At("downloads", "torrent"), Path.GetDirectoryName(secret)!);

        Assert.Contains("link", Assert.IsType<PlacingResult.SourceGone>(Place(order)).Sentence, StringComparison.Ordinal);
        Assert.Empty(_disk.Files("library"));
    }

    [Fact]
    public void The_downloads_own_folder_may_be_a_link_of_the_users()
    {
        PlacementOrder order = Order();
        Directory.CreateSymbolicLink(_disk.At("in"), order.SourceRoot);

        Placed(order with { SourceRoot = _disk.At("in") });
    }

    [Fact]
    public void A_source_that_is_gone_has_changed_or_is_no_file_is_left_to_a_person()
    {
        PlacementOrder order = Order();
        Assert.IsType<PlacingResult.SourceGone>(Place(order with { RelativePath = "torrent/other.mkv" }));
        Assert.IsType<PlacingResult.SourceGone>(Place(order with { RelativePath = "torrent/film.mkv/x" }));
        Assert.IsType<PlacingResult.SourceGone>(Place(order with { RelativePath = "torrent" }));
        Assert.IsType<PlacingResult.SourceGone>(Place(order with { Bytes = order.Bytes + 1 }));
        Assert.IsType<PlacingResult.SourceGone>(Place(order with { SourceModifiedAt = order.SourceModifiedAt.AddSeconds(1) }));
        Assert.IsType<PlacingResult.SourceGone>(Place(order with { RelativePath = $"torrent/{new string('x', 300)}" }));
        Assert.Empty(_disk.Files("library"));

        // The ledger keeps milliseconds.
        Placed(order with { SourceModifiedAt = DateTimeOffset.FromUnixTimeMilliseconds(order.SourceModifiedAt.ToUnixTimeMilliseconds()) });
    }

    [Fact]
    public void A_source_that_is_written_to_while_it_is_copied_is_not_placed()
    {
        PlacementOrder order = Order(bytes: 2_500_000) with { Preference = PlacementPreference.Copy };
        int chunks = 0;
        Progress told = new(_ =>
        {
            if (++chunks == 1)
            {
                using FileStream source = File.Open(Source(order), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
                source.WriteByte(1);
            }
        });

        Assert.IsType<PlacingResult.SourceGone>(_placer.Place(order, told, CancellationToken.None));
        Assert.Empty(_disk.Files("library"));
    }

    [Fact]
    public void A_source_that_shrinks_while_it_is_copied_is_not_placed()
    {
        PlacementOrder order = Order(bytes: 2_500_000) with { Preference = PlacementPreference.Copy };
        Progress told = new(_ =>
        {
            using FileStream source = File.Open(Source(order), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            source.SetLength(10);
        });

        Assert.IsType<PlacingResult.SourceGone>(_placer.Place(order, told, CancellationToken.None));
        Assert.Empty(_disk.Files("library"));
    }

    [Fact]
    public void A_cancelled_copy_leaves_only_the_hidden_file_and_the_next_run_goes_on_from_it()
    {
        PlacementOrder order = Order(bytes: 3_500_000) with { Preference = PlacementPreference.Copy };
        using CancellationTokenSource cancel = new();
        Progress told = new(copied =>
        {
            if (copied >= 2 << 20)
            {
                cancel.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => _placer.Place(order, told, cancel.Token));
        Assert.Equal([".plex-mcp-7.partial"], Names(order.DestinationFolder));
        Assert.Equal(2 << 20, new FileInfo(order.PartialPath).Length);

        // Ours or not, whole or not: what stands there is compared, and mended where it differs.
        using (FileStream partial = File.OpenWrite(order.PartialPath))
        {
            partial.WriteByte(0x55);
            partial.SetLength(5_000_000);
        }

        Placed(order);
        AssertWhole(order);
        Assert.Equal([Path.GetFileName(order.Destination)], Names(order.DestinationFolder));
    }

    [Fact]
    public void Killed_between_the_name_and_the_journal_the_next_run_knows_its_own_work()
    {
        foreach (PlacementPreference preference in new[] { PlacementPreference.Auto, PlacementPreference.Copy })
        {
            PlacementOrder order = Order(library: _disk.Folder("library-" + preference)) with { Preference = preference };
            (PlacementMethod Method, string? Note, long BytesCopied) first = Placed(order);
            (PlacementMethod Method, string? Note, long BytesCopied) again = Placed(order);

            Assert.Equal(first.Method, again.Method);
            Assert.Equal(first.BytesCopied, again.BytesCopied);
            AssertWhole(order);
        }
    }

    [Theory]
    [InlineData(PlacementPreference.Clone, PlacementMethod.Clone)]
    [InlineData(PlacementPreference.Copy, PlacementMethod.Copy)]
    public void What_was_whole_and_written_down_gets_its_name_without_the_source(PlacementPreference preference, PlacementMethod method)
    {
        // Just before the name, and just after it.
        foreach (bool isNamed in new[] { false, true })
        {
            PlacementOrder order = Order(library: _disk.Folder($"library-{isNamed}")) with { Preference = preference };
            byte[] wanted = File.ReadAllBytes(Source(order));
            var journal = new KeptJournal(order);
            Action<string> die = call =>
            {
                if (call == "rename")
                {
                    throw new ThreadInterruptedException();
                }
            };
            InterruptedDisk disk = new(RealDisk(), before: isNamed ? _ => { } : die, after: isNamed ? die : null) { Clones = true };
            Assert.Throws<ThreadInterruptedException>(() => new FilePlacer(disk).Place(order, journal, CancellationToken.None));
            File.Delete(Source(order));

            PlacingResult.Placed placed = Assert.IsType<PlacingResult.Placed>(
                _placer.Place(journal.Order, journal, CancellationToken.None)
            );

            Assert.Equal(method, placed.Method);
            Assert.Null(placed.Note);
            Assert.Equal(method == PlacementMethod.Copy ? order.Bytes : 0, placed.BytesCopied);
            Assert.Equal(wanted, File.ReadAllBytes(order.Destination));
            Assert.Equal([Path.GetFileName(order.Destination)], Names(order.DestinationFolder));
        }
    }

    [Fact]
    public void A_copy_whose_source_went_before_it_was_whole_leaves_nothing_behind()
    {
        PlacementOrder order = Order(bytes: 3_500_000) with { Preference = PlacementPreference.Copy };
        using CancellationTokenSource cancel = new();
        var journal = new KeptJournal(order) { Written = cancel.Cancel };
        Assert.Throws<OperationCanceledException>(() => _placer.Place(order, journal, cancel.Token));
        Assert.Equal([".plex-mcp-7.partial"], Names(order.DestinationFolder));
        File.Delete(Source(order));

        Assert.IsType<PlacingResult.SourceGone>(_placer.Place(journal.Order, journal, CancellationToken.None));

        Assert.Empty(Names(order.DestinationFolder));
    }

    [Fact]
    public void A_clone_that_was_cut_short_is_cloned_again_and_not_taken_for_a_copy()
    {
        PlacementOrder order = Order();
        InterruptedDisk dying = new(
            RealDisk(),
            before: _ => { },
            after: call =>
            {
                if (call == "clone")
                {
                    throw new ThreadInterruptedException();
                }
            }
        )
        {
            LinkFault = DiskFault.OfUnix(1),
            Clones = true,
        };
        var journal = new KeptJournal(order);
        Assert.Throws<ThreadInterruptedException>(() => new FilePlacer(dying).Place(order, journal, CancellationToken.None));

        InterruptedDisk living = new(RealDisk(), before: _ => { }) { LinkFault = DiskFault.OfUnix(1), Clones = true };
        PlacingResult.Placed placed = Assert.IsType<PlacingResult.Placed>(
            new FilePlacer(living).Place(journal.Order, journal, CancellationToken.None)
        );

        Assert.Equal((PlacementMethod.Clone, 0), (placed.Method, placed.BytesCopied));
        AssertWhole(order);
    }

    [Theory]
    [InlineData(PlacementPreference.Hardlink, false)]
    [InlineData(PlacementPreference.Clone, true)]
    [InlineData(PlacementPreference.Copy, false)]
    public void Killed_before_or_after_any_call_the_next_run_finishes(PlacementPreference preference, bool clones)
    {
        int survived = 0;
        for (int kill = 1; survived < 2; kill++)
        {
            string library = _disk.Folder($"library-{kill}");
            PlacementOrder order = Order(library: library, bytes: 2_100_000) with { Preference = preference };
            byte[] wanted = File.ReadAllBytes(Source(order));
            int calls = 0;
            var journal = new KeptJournal(order) { Written = () => Count("journal") };
            void Count(string call)
            {
                if (++calls == kill)
                {
                    throw new ThreadInterruptedException();
                }
            }

            try
            {
                FilePlacer placer = new(new InterruptedDisk(RealDisk(), before: Count, after: Count) { Clones = clones });
                Assert.IsType<PlacingResult.Placed>(placer.Place(order, journal, CancellationToken.None));
                survived++;
            }
            catch (ThreadInterruptedException)
            {
                Assert.True(!File.Exists(order.Destination) || File.ReadAllBytes(order.Destination).AsSpan().SequenceEqual(wanted));
            }

            PlacingResult redo = new FilePlacer(new InterruptedDisk(RealDisk(), before: _ => { }) { Clones = clones }).Place(
                journal.Order,
                null,
                CancellationToken.None
            );
            Assert.IsType<PlacingResult.Placed>(redo);
            AssertWhole(order);
            Assert.Equal([Path.GetFileName(order.Destination)], Names(order.DestinationFolder));
            Assert.InRange(kill, 1, 200);
        }
    }

    [Theory]
    [InlineData(28, typeof(PlacingResult.Waiting))] // ENOSPC
    [InlineData(5, typeof(PlacingResult.Waiting))] // EIO
    [InlineData(30, typeof(PlacingResult.Waiting))] // EROFS
    [InlineData(13, typeof(PlacingResult.Waiting))] // EACCES
    [InlineData(16, typeof(PlacingResult.Waiting))] // EBUSY
    [InlineData(1, typeof(PlacingResult.Waiting))] // EPERM: an immutable or sticky folder, CIFS, NTFS
    public void A_disk_that_refuses_any_call_makes_the_item_wait_and_goes_on_when_it_is_mended(int errno, Type expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The numbers are Linux's.");
        int passed = 0;
        for (int failing = 1; passed < 1; failing++)
        {
            PlacementOrder order = Order(library: _disk.Folder($"library-{failing}")) with { Preference = PlacementPreference.Copy };
            int calls = 0;
            InterruptedDisk broken = new(
                RealDisk(),
                before: call =>
                {
                    if (++calls == failing)
                    {
                        throw new IOException("refused", errno);
                    }
                }
            );

            PlacingResult result = new FilePlacer(broken).Place(order, null, CancellationToken.None);
            if (calls < failing)
            {
                passed++;
                Assert.IsType<PlacingResult.Placed>(result);
            }
            else
            {
                Assert.IsType(expected, result);
                Placed(order);
            }

            AssertWhole(order);
            Assert.Equal([Path.GetFileName(order.Destination)], Names(order.DestinationFolder));
        }
    }

    [Theory]
    [InlineData(18, "different file systems")] // EXDEV
    [InlineData(1, "permit")] // EPERM
    [InlineData(31, "as many hard links")] // EMLINK
    [InlineData(95, "does not support")] // EOPNOTSUPP
    public void Where_linking_is_not_possible_the_next_method_says_why(int errno, string why)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The numbers are Linux's.");
        PlacementOrder order = Order();
        InterruptedDisk linkless = new(RealDisk(), before: _ => { }) { LinkFault = DiskFault.OfUnix(errno), Clones = true };

        PlacingResult.Placed placed = Assert.IsType<PlacingResult.Placed>(
            new FilePlacer(linkless).Place(order, null, CancellationToken.None)
        );

        Assert.Equal(PlacementMethod.Clone, placed.Method);
        Assert.Contains(why, placed.Note, StringComparison.Ordinal);
        AssertWhole(order);
    }

    [Theory]
    [InlineData("link")]
    [InlineData("clone")]
    [InlineData("copy")]
    public void A_library_s_folder_that_becomes_a_link_in_the_last_moment_gets_nothing_behind_it(string way)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The numbers are Linux's.");
        PlacementOrder order = Order();
        order = order with { SourceInode = Look(Source(order)).Inode };
        string elsewhere = _disk.Folder("elsewhere");
        InterruptedDisk disk = new(
            RealDisk(),
            before: call =>
            {
                if (call == "link")
                {
                    Directory.Move(order.DestinationFolder, order.DestinationFolder + ".away");
                    Directory.CreateSymbolicLink(order.DestinationFolder, elsewhere);
                }
            }
        )
        {
            LinkFault = way == "link" ? null : DiskFault.OfUnix(18),
            Clones = way == "clone",
        };

        PlacingResult result = new FilePlacer(disk).Place(order, new KeptJournal(order), CancellationToken.None);

        Assert.Contains("became a link", Assert.IsType<PlacingResult.Conflict>(result).Sentence, StringComparison.Ordinal);
        Assert.Empty(Names(elsewhere));
    }

    [Fact]
    public void A_source_swapped_between_the_look_and_the_link_is_noticed()
    {
        PlacementOrder order = Order();
        FilePlacer placer = new(
            new InterruptedDisk(
                RealDisk(),
                before: call =>
                {
                    if (call == "link")
                    {
                        File.Delete(Source(order));
                        File.CreateSymbolicLink(Source(order), "/etc/passwd");
                    }
                }
            )
        );

        Assert.IsType<PlacingResult.SourceGone>(placer.Place(order, null, CancellationToken.None));
        Assert.Empty(_disk.Files("library"));
    }

    [Fact]
    public void A_source_renamed_and_replaced_by_a_link_in_the_last_moment_is_linked_as_it_was_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux links what was opened; elsewhere the swap is noticed.");
        PlacementOrder order = Order();
        DiskEntry opened = Look(Source(order));
        FilePlacer placer = new(
            new InterruptedDisk(
                RealDisk(),
                before: call =>
                {
                    if (call == "link")
                    {
                        Directory.Move(Source(order), Source(order) + ".away");
                        File.CreateSymbolicLink(Source(order), "/etc/passwd");
                    }
                }
            )
        );

        Assert.IsType<PlacingResult.Placed>(placer.Place(order, null, CancellationToken.None));
        Assert.True(Look(order.Destination).IsSameFileAs(opened));
    }

    [Fact]
    public void A_source_that_goes_away_in_the_last_moment_is_left_to_a_person()
    {
        PlacementOrder order = Order();
        FilePlacer placer = new(
            new InterruptedDisk(
                RealDisk(),
                before: call =>
                {
                    if (call == "link")
                    {
                        File.Delete(Source(order));
                    }
                }
            )
        );

        Assert.IsType<PlacingResult.SourceGone>(placer.Place(order, null, CancellationToken.None));
        Assert.Empty(_disk.Files("library"));
    }

    [Fact]
    public void Killed_between_the_two_halves_of_a_rename_the_next_run_knows_its_own_work_even_without_a_time()
    {
        // As on a file system that can neither rename without replacing nor keep a time.
        PlacementOrder order = Order() with
        {
            Preference = PlacementPreference.Copy,
        };
        Placed(order);
        File.SetLastWriteTimeUtc(order.Destination, DateTime.UnixEpoch);
        Assert.IsType<PlacingResult.Conflict>(Place(order));

        using (FileStream destination = File.OpenRead(order.Destination))
        {
            Assert.Null(RealDisk().Link(destination.SafeFileHandle, order.Destination, order.PartialPath));
        }

        Placed(order);
        AssertWhole(order);
        Assert.Equal([Film], _disk.Files("library"));
    }

    [Fact]
    public void A_full_disk_makes_the_item_wait_and_is_not_kept_full()
    {
        using var small = MountedDisk.OfSize("2m");
        PlacementOrder order = Order(library: small.Root, bytes: 3_000_000);

        Assert.Contains("not enough space", Assert.IsType<PlacingResult.Waiting>(Place(order)).Sentence, StringComparison.Ordinal);
        Assert.Empty(Names(order.DestinationFolder));

        small.Remount("size=8m");
        Placed(order);
        AssertWhole(order);
    }

    [Fact]
    public void A_disk_that_fills_up_while_it_is_copied_to_makes_the_item_wait()
    {
        using var small = MountedDisk.OfSize("4m");
        PlacementOrder order = Order(library: small.Root, bytes: 3_000_000);
        Progress told = new(copied =>
        {
            if (copied == 1 << 20)
            {
                File.WriteAllBytes(Path.Combine(small.Root, "other"), new byte[2_200_000]);
            }
        });

        Assert.IsType<PlacingResult.Waiting>(_placer.Place(order, told, CancellationToken.None));
        Assert.Empty(Names(order.DestinationFolder));

        File.Delete(Path.Combine(small.Root, "other"));
        Placed(order);
        AssertWhole(order);
    }

    [Fact]
    public void A_disk_without_room_for_another_name_makes_the_item_wait()
    {
        using var small = MountedDisk.OfSize("4m", ",nr_inodes=2");
        PlacementOrder order = Order(library: small.Root);

        Assert.IsType<PlacingResult.Waiting>(Place(order));

        small.Remount("nr_inodes=100");
        Placed(order);
    }

    [Fact]
    public void A_read_only_disk_makes_the_item_wait()
    {
        using var small = MountedDisk.OfSize("4m", ",ro");
        PlacementOrder order = Order(library: small.Root);

        Assert.Contains("read-only", Assert.IsType<PlacingResult.Waiting>(Place(order)).Sentence, StringComparison.Ordinal);

        small.Remount("rw");
        Placed(order);
    }

    private const UnixFileMode Everybody =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    [Fact]
    public void A_library_or_a_source_without_the_right_to_it_makes_the_item_wait()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no mode bits.");
        PlacementOrder order = Order();
        Allow(_disk.Root, Everybody);
        Allow(order.LibraryRoot, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        PlacingResult unwritable = WithoutPrivileges.Do(() => Place(order));
        Assert.Contains("may not write", Assert.IsType<PlacingResult.Waiting>(unwritable).Sentence, StringComparison.Ordinal);
        Allow(order.LibraryRoot, Everybody);

        Allow(Source(order), UnixFileMode.None);
        PlacingResult unreadable = WithoutPrivileges.Do(() => Place(order));
        Assert.Contains("may not read", Assert.IsType<PlacingResult.Waiting>(unreadable).Sentence, StringComparison.Ordinal);
        Allow(Source(order), UnixFileMode.UserRead);

        Placed(order);
    }

    [Fact]
    public void A_library_that_is_not_there_is_not_made()
    {
        PlacementOrder order = Order();
        Directory.Delete(order.LibraryRoot);
        Assert.Contains("Mount", Assert.IsType<PlacingResult.Waiting>(Place(order)).Sentence, StringComparison.Ordinal);
        Assert.False(Directory.Exists(order.LibraryRoot));

        Directory.CreateDirectory(order.LibraryRoot);
        Assert.IsType<PlacingResult.Waiting>(Place(order with { SourceRoot = _disk.At("not-mounted") }));
        Placed(order);
    }

    [Theory]
    [InlineData("../film.mkv")]
    [InlineData("/etc/passwd")]
    [InlineData("torrent/../../secret")]
    [InlineData("")]
    public void A_path_that_leaves_the_download_is_not_followed(string relative) =>
        Assert.IsType<PlacingResult.Impossible>(Place(Order() with { RelativePath = relative }));

    [Theory]
    [InlineData("../outside.mkv")]
    [InlineData("a/../../outside.mkv")]
    [InlineData(".")]
    public void A_destination_outside_the_library_is_not_used(string relative)
    {
        PlacementOrder order = Order();

        Assert.IsType<PlacingResult.Impossible>(Place(order with { Destination = Path.Combine(order.LibraryRoot, relative) }));
        Assert.False(File.Exists(_disk.At("outside.mkv")));
    }

    [Fact]
    public void Two_hundred_and_fifty_five_bytes_are_a_name_and_one_more_is_not()
    {
        PlacementOrder order = Order();

        Placed(order with { Destination = Path.Combine(order.LibraryRoot, Long + ".mkv") });
        Assert.IsType<PlacingResult.Impossible>(Place(order with { Destination = Path.Combine(order.LibraryRoot, Long + "x.mkv") }));
    }

    [Theory]
    [InlineData("line\nbreak.mkv")]
    [InlineData("-rf.mkv")]
    [InlineData("\u202Egnp.mkv")]
    [InlineData("back\\slash.mkv")]
    [InlineData("$(reboot) `x` 'q' \"d\".mkv")]
    [InlineData("Cafe\u0301.mkv")]
    public void A_source_may_be_called_anything_and_no_sentence_repeats_it(string name)
    {
        _disk.File("downloads/torrent/" + name, 5000);
        DiskEntry entry = Look(_disk.At("downloads", "torrent", name));
        PlacementOrder order = Order() with { RelativePath = "torrent/" + name, Bytes = 5000, SourceModifiedAt = entry.ModifiedAt };

        Assert.Contains(
            "changed",
            Assert.IsType<PlacingResult.SourceGone>(Place(order with { Bytes = 1 })).Sentence,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(name, Place(order with { Bytes = 1 }).ToString(), StringComparison.Ordinal);
        Placed(order);
        AssertWhole(order);
    }

    private static IDisk RealDisk() =>
        OperatingSystem.IsWindows() ? new WindowsDisk()
        : OperatingSystem.IsMacOS() ? new MacDisk()
        : new LinuxDisk();

    private static string HashOf(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        return ContentHash.Of(file, read: null, CancellationToken.None);
    }

    private static DiskEntry Look(string path) => RealDisk().Look(path)!;

    private static string Source(PlacementOrder order) => Path.Combine(order.SourceRoot, order.RelativePath);

    private static string[] Names(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f)!).Order()] : [];

    private static void AssertWhole(PlacementOrder order) =>
        Assert.True(File.ReadAllBytes(Source(order)).AsSpan().SequenceEqual(File.ReadAllBytes(order.Destination)));

    private static void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private PlacementOrder Order(string? library = null, int bytes = 5000, UnixFileMode? mode = null)
    {
        string source = _disk.File("downloads/torrent/film.mkv", bytes);
        if (mode is { } bits)
        {
            Allow(source, bits);
        }

        File.SetLastWriteTimeUtc(source, new DateTime(2020, 2, 3, 4, 5, 6, 789, DateTimeKind.Utc).AddTicks(1234));
        string root = library ?? _disk.Folder("library");
        return new PlacementOrder(
            7,
            _disk.At("downloads"),
            "torrent/film.mkv",
            Path.Combine(root, Film),
            root,
            bytes,
            Look(source).ModifiedAt,
            PlacementPreference.Auto
        );
    }

    private PlacingResult Place(PlacementOrder order) => _placer.Place(order, null, CancellationToken.None);

    private (PlacementMethod Method, string? Note, long BytesCopied) Placed(PlacementOrder order)
    {
        PlacingResult.Placed placed = Assert.IsType<PlacingResult.Placed>(Place(order));
        Assert.Equal(Look(order.Destination), placed.Entry);
        return (placed.Method, placed.Note, placed.BytesCopied);
    }

    private sealed class Told(List<long> progress) : IPlacingJournal
    {
        public void Write(PartialState making) { }

        public void Flushed(long bytes) => progress.Add(bytes);
    }

    private sealed class Progress(Action<long> report) : IPlacingJournal
    {
        public void Write(PartialState making) { }

        public void Flushed(long bytes) => report(bytes);
    }
}
